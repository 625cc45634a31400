"""The language model: loaded once, and an article's text read into a `Doc` whose offsets are the text's own."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import catalogue
import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without types
from spacy.tokens import Doc
from spacy.util import registry

from generator.errors import SettingsError
from generator.extraction import arithmetic, furniture
from generator.ground.quotation import AFTER_A_STOP, any_of, straight_apostrophes
from generator.lexicon.data import LANGUAGE

_ENDS_LIKE_A_SENTENCE = re.compile(rf"[.!?:…]{any_of(AFTER_A_STOP)}*\s*$")


# What parts two words that nothing stands between: a slash after a bracket, a comma before a figure.
_IN_LISTS = r"\)/(?=[^\W\d_])|(?<=[^\W\d_]),(?=\d)"
_TOKENIZER = "newsbrief.Tokenizer.v1"


@registry.tokenizers(_TOKENIZER)  # type: ignore[untyped-decorator]  # spaCy says nothing of its registry's types
def _tokenizer() -> Callable[[Language], Tokenizer]:
    """Give a tokenizer without rules: the saved ones follow, and spaCy's own would be read in for nothing before."""
    return lambda nlp: Tokenizer(nlp.vocab)


def _index_entry_points() -> None:
    """Sort what packages offer each other once: spaCy looks through all of it two hundred times while it loads."""
    offered: Any = catalogue.AVAILABLE_ENTRY_POINTS
    if hasattr(offered, "select"):  # else a table already, which it takes as well
        catalogue.AVAILABLE_ENTRY_POINTS = {group: offered.select(group=group) for group in offered.groups}


def load(name: str) -> Language:
    """Load the installed English pipeline `name`. Raises `SettingsError` when it cannot be used.

    Its recognizer of names is left out: the attribution model's encoder knows more of them.
    """
    _index_entry_points()
    try:
        nlp = spacy.load(name, exclude=["ner"], config={"nlp": {"tokenizer": {"@tokenizers": _TOKENIZER}}})
    except (OSError, ImportError, ValueError) as error:
        raise SettingsError(
            f"the language model {name!r} is not installed",
            hint=f"install it with: pip install {name.replace('_', '-')}, or change `model:` in newsbrief.yaml",
        ) from error
    if nlp.lang != LANGUAGE:
        raise SettingsError(f"the language model {name!r} reads {nlp.lang!r}, not English")
    needed = {"tagger", "parser", "lemmatizer"} - set(nlp.pipe_names)
    if needed:
        raise SettingsError(f"the language model {name!r} has no {', '.join(sorted(needed))}")
    _part_lists(nlp)
    nlp.add_pipe("paragraph_starts", before="parser")
    arithmetic.round_once(nlp)
    return nlp


def _part_lists(nlp: Language) -> None:
    """Let a slash after a bracket, and a comma before a figure, end a word: "(NOR)/Nora Vail", "Nora Vail,18"."""
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = re.compile(rf"{_IN_LISTS}|{tokenizer.infix_finditer.__self__.pattern}").finditer


@Language.component("paragraph_starts")
def paragraph_starts(doc: Doc) -> Doc:
    """Begin a sentence at each paragraph, which the parser then respects.

    A blank line always ends a paragraph. A single line break does so after what ends like a sentence: articles come
    both with a paragraph a line and with lines broken at a width. A dateline stands apart from the lede, of which it
    would else become the subject.
    """
    text = doc.text  # put together of its tokens: not for each line anew
    dateline = furniture.dateline(text)
    lede = doc.char_span(dateline, len(text), alignment_mode="contract") if dateline else None
    if lede:
        lede[0].is_sent_start = True
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            before = text[max(0, token.idx - 8) : token.idx]
            breaks = token.text.count("\n") > 1 or _ENDS_LIKE_A_SENTENCE.search(before)
            following = doc[token.i + 1]
            if breaks and not following.is_space:
                following.is_sent_start = True
    return doc


def normalise(text: str) -> str:
    """Make typographic marks what the model knows, character for character: the length never changes.

    It knows the straight apostrophe best. Double quotation marks keep their form: curly ones tell which way they point.
    """
    return straight_apostrophes(text).replace("\u00a0", " ")


def read(nlp: Language, text: str) -> Doc:
    """Parse one article. `doc.text` has the length of `text`, so offsets hold for both.

    Articles are parsed one at a time: in a batch, the shapes of the matrices and with them the last bits of the
    scores would depend on the neighbours, and the same article has to give the same facts wherever it stands.
    """
    return nlp(normalise(text))
