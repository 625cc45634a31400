"""Hand-built parses with the tags of the Penn Treebank, which tense is read from."""

import spacy
from spacy.tokens import Doc

VOCAB = spacy.blank("en").vocab
_POS = {"NN": "NOUN", "NNP": "PROPN", "VB": "VERB", "IN": "ADP", "MD": "AUX", "JJ": "ADJ", "TO": "PART", "PRP": "PRON"}


def parsed(*rows: str) -> Doc:
    """Build a `Doc` from rows of `word tag dep head [lemma]`, where head is the number of a row, from 0."""
    cells = [row.split() for row in rows]
    pos = ["AUX" if c[2] in {"aux", "auxpass"} else _POS.get(c[1], _POS.get(c[1][:2], "X")) for c in cells]
    return Doc(
        VOCAB,
        words=[c[0] for c in cells],
        tags=[c[1] for c in cells],
        pos=pos,
        deps=[c[2] for c in cells],
        heads=[int(c[3]) for c in cells],
        lemmas=[c[4] if len(c) > 4 else c[0].lower() for c in cells],
    )
