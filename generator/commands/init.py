"""`newsbrief init`: a new site of somebody's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator import installation
from generator.article import READERS
from generator.errors import NewsbriefError, Place

SCAFFOLD = Path(__file__).resolve().parent.parent / "scaffold"
"""What a new site begins with, file by file as it will stand there."""

REQUIREMENTS, CONSTRAINTS = "requirements.txt", "constraints.txt"


@dataclass(frozen=True, slots=True)
class Made:
    """What was done. Paths are relative to the folder, with forward slashes."""

    folder: Path
    made: tuple[str, ...]
    kept: tuple[str, ...]
    """Files that were there already and stayed as they are."""
    is_reproducible: bool
    """`requirements.txt` says where anybody can install this Newsbrief from."""
    wheel: Path | None
    """The wheel on this machine that Newsbrief was installed from, which `requirements.txt` looks for in the folder."""
    source: Path | None
    """The folder on this machine that Newsbrief was installed from, of which a wheel can be made."""
    repository: Path | None
    """The repository around the folder, when the folder is not its root: workflows only run from the root."""


def run(folder: Path) -> Made:
    """Make a site in `folder`, which may exist; nothing that is there is changed.

    The sample article is left out where there are articles. Raises `NewsbriefError` when something cannot be written.
    """
    origin = installation.origin()
    files = {path.relative_to(SCAFFOLD).as_posix(): path.read_bytes() for path in sorted(_scaffold())}
    files |= {REQUIREMENTS: requirements(origin).encode(), CONSTRAINTS: constraints().encode()}
    if _has_articles(folder / "seeds"):
        files = {path: content for path, content in files.items() if not path.startswith("seeds/")}
    made = [path for path in sorted(files) if _create(folder / path, files[path])]
    return Made(
        folder=folder,
        made=tuple(made),
        kept=tuple(sorted(set(files) - set(made))),
        is_reproducible=origin.requirement is not None,
        wheel=origin.wheel,
        source=origin.source,
        repository=_repository(folder),
    )


def requirements(origin: installation.Origin) -> str:
    """Give the `requirements.txt` of a site."""
    line = origin.requirement or f"./{installation.wheel_name()}"
    return (
        "# What builds this site. Newsbrief is on no package index, so this line says where pip finds it: a commit\n"
        "# (newsbrief @ git+https://HOST/OWNER/newsbrief@COMMIT), a wheel by its address and digest\n"
        "# (newsbrief @ https://HOST/NAME.whl#sha256=DIGEST), or a wheel committed beside this file (./NAME.whl).\n"
        f"{line}\n"
        f"--constraint {CONSTRAINTS}\n"
    )


def constraints() -> str:
    """Give the `constraints.txt` of a site: other versions could read articles, or build pages, differently."""
    pins = "".join(f"{name}=={version}\n" for name, version in installation.dependencies().items())
    return f"# The versions that the site was begun with, so that it is built from the same everywhere.\n{pins}"


def _scaffold() -> list[Path]:
    return [path for path in SCAFFOLD.rglob("*") if path.is_file()]


def _has_articles(seeds: Path) -> bool:
    return seeds.is_dir() and any(path.suffix.lower() in READERS for path in seeds.rglob("*"))


def _create(file: Path, content: bytes) -> bool:
    """Write a file unless something has its name already; say whether it was written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as stream:
            stream.write(content)
    except FileExistsError:
        if not file.parent.is_dir():
            raise NewsbriefError("a file stands where a folder has to be", place=Place(file.parent)) from None
        return False
    except OSError as error:
        raise NewsbriefError(f"cannot be written: {error.strerror}", place=Place(file)) from error
    return True


def _repository(folder: Path) -> Path | None:
    around = folder.resolve().parents
    if (folder / ".git").exists():
        return None
    return next((parent for parent in around if (parent / ".git").exists()), None)
