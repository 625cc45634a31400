"""The language model: loaded once, and an article's text read into a `Doc` whose offsets are the text's own."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from generator.errors import SettingsError

# Each character is replaced by exactly one, so that offsets in the Doc are offsets in the article.
# The model knows the straight apostrophe best. Double quotation marks keep their form: curly ones tell which way
# they point, and the model knows both.
_AS_TRAINED = str.maketrans({"`": "'", "´": "'", "‘": "'", "’": "'", "ʼ": "'", "\u00a0": " "})


def load(name: str) -> Language:
    """Load the installed English pipeline `name`. Raises `SettingsError` when it cannot be used."""
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise SettingsError(
            f"the language model {name!r} is not installed",
            hint=f"install it with: pip install {name.replace('_', '-')}, or change `model:` in newsbrief.yaml",
        ) from error
    if nlp.lang != "en":
        raise SettingsError(f"the language model {name!r} reads {nlp.lang!r}, not English")
    return nlp


def normalise(text: str) -> str:
    """Make typographic marks what the model knows, character for character: the length never changes."""
    return text.translate(_AS_TRAINED)


def read(nlp: Language, text: str) -> Doc:
    """Parse one article's text. `doc.text` has the same length as `text`, so offsets hold for both."""
    return nlp(normalise(text))
