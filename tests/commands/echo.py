"""What stands for a reader in other processes; in a file of its own, since they import no more than this."""

import os
from dataclasses import dataclass
from pathlib import Path

from generator.errors import ArticleError


@dataclass(frozen=True)
class Echo:
    """Stands for a reader; `deadly` articles end the process that reads them, the first times."""

    folder: Path
    deadly: tuple[str, ...] = ()
    lives: int = 1

    def __call__(self, article):
        seen = self.folder / article.id.replace("/", "-")
        if article.id in self.deadly:
            times = len(list(self.folder.glob(seen.name + ".*")))
            (self.folder / f"{seen.name}.{times}").touch()
            if times < self.lives:
                os._exit(9)
        if article.text.startswith("13x"):
            return ArticleError("not in English")
        return article.id, os.getpid()
