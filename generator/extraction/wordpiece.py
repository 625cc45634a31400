"""Cut words into the sub-word pieces a BERT encoder reads.

The vocabulary and the cutting rule are those of uncased BERT (Devlin et al. 2019): a word is put in lower
case, its accents are dropped, punctuation marks stand alone, and each run that is left is cut greedily into
the longest known pieces, continuations being written with a leading ``##``. Words come from spaCy's
tokenizer, so that whatever the encoder finds lines up with the parse of the rest of the pipeline.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

#: One code point to one code point, so that offsets never move. Applied to an article before tokenising.
#: Typographic spaces become a space (else spaCy makes a word of each), single quotes and apostrophes become
#: the ASCII one, hyphens the ASCII one. Double quotes stay: their direction says where speech begins.
PLAIN_CHARACTERS: dict[int, str] = {
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\ufeff"), " "),
    **dict.fromkeys(range(0x2000, 0x2007), " "),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201b\u02bc\u0060\u00b4\u2032"), "'"),
    **dict.fromkeys(map(ord, "\u2010\u2011"), "-"),
}

#: A word with more characters than this is one unknown piece (web addresses, junk), as in BERT.
LONGEST_RUN = 100
#: A word never costs more pieces than this, so that no word can fill a window by itself.
MOST_PIECES = 12
#: Forget remembered words past this number, to keep memory bounded on endless input.
MOST_REMEMBERED = 50_000


def plain(text: str) -> str:
    """Return ``text`` with typographic spaces, apostrophes and hyphens made plain, length unchanged."""
    return text.translate(PLAIN_CHARACTERS)


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
        """Read a vocabulary file, one piece a line; raise ``OSError`` if there is none."""
        return cls(path.read_text(encoding="utf-8").split("\n"))

    def cut(self, word: str) -> tuple[int, ...]:
        """Return the ids of the pieces of one word: at least one, at most ``MOST_PIECES``."""
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
    for char in unicodedata.normalize("NFD", word.translate(PLAIN_CHARACTERS).lower()):
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
    """True of punctuation, of ASCII symbols, and of Han characters, which BERT reads one by one."""
    ascii_symbol = char.isascii() and not char.isalnum()
    return category[0] == "P" or ascii_symbol or "\u3400" <= char <= "\u9fff"
