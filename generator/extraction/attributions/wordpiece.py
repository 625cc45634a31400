"""Cut words into the sub-word pieces a BERT encoder reads.

The vocabulary and the cutting rule are those of uncased BERT (Devlin et al. 2019): a word is put in lower
case, its accents are dropped, punctuation marks stand alone, and each run that is left is cut greedily into
the longest known pieces, continuations being written with a leading `##`. Words come from spaCy's
tokenizer, so that whatever the encoder finds lines up with the parse of the rest of the pipeline.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

# A word with more characters than this is one unknown piece (web addresses, junk), as in BERT.
LONGEST_RUN = 100
# Of a longer word only so many characters are read.
LONGEST_WORD = 2 * LONGEST_RUN
# A word never costs more pieces than this, so that no word can fill a window by itself.
MOST_PIECES = 12
# Forget remembered words past this number, to keep memory bounded on endless input.
MOST_REMEMBERED = 50_000


class WordPiece:
    """A vocabulary of pieces and the greedy longest-match cut."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._ids: dict[str, int] = {piece: number for number, piece in enumerate(pieces)}
        self.unknown = self._ids["[UNK]"]
        self.start = self._ids["[CLS]"]
        self.end = self._ids["[SEP]"]
        self._remembered: dict[str, tuple[int, ...]] = {}

    @classmethod
    def load(cls, path: Path) -> WordPiece:
        """Read a vocabulary file, one piece a line; raise `OSError` if there is none."""
        return cls(path.read_text(encoding="utf-8").split("\n"))

    def cut(self, word: str) -> tuple[int, ...]:
        """Return the ids of the pieces of one word: at least one, at most `MOST_PIECES`."""
        word = word[:LONGEST_WORD]
        ids = self._remembered.get(word)
        if ids is None:
            ids = tuple(i for run in _runs(word) for i in self._greedy(run))[:MOST_PIECES] or (self.unknown,)
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[word] = ids
        return ids

    def _greedy(self, run: str) -> list[int]:
        if len(run) > LONGEST_RUN:
            return [self.unknown]
        ids: list[int] = []
        begin = 0
        while begin < len(run):
            prefix = "##" if begin else ""
            for end in range(len(run), begin, -1):
                piece = self._ids.get(prefix + run[begin:end])
                if piece is not None:
                    ids.append(piece)
                    begin = end
                    break
            else:
                return [self.unknown]
        return ids


def _runs(word: str) -> list[str]:
    """Split a word at punctuation, in lower case and without accents or control characters."""
    runs: list[str] = []
    joined = False
    for char in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(char)
        if category == "Mn" or category[0] == "C":
            continue
        if char.isspace():
            joined = False
        elif _stands_alone(char, category):
            runs.append(char)
            joined = False
        elif joined:
            runs[-1] += char
        else:
            runs.append(char)
            joined = True
    return runs


def _stands_alone(char: str, category: str) -> bool:
    """Say whether it is punctuation, an ASCII symbol, or a Han character, which BERT reads one by one."""
    ascii_symbol = char.isascii() and not char.isalnum()
    return category[0] == "P" or ascii_symbol or "\u3400" <= char <= "\u9fff"
