"""Stance and polarity of a cue, on hand-built parses."""

import pytest

from generator.extraction.positions.polarity import polarity_of
from generator.extraction.positions.stance import stance_of
from generator.extraction.words import read
from generator.lexicon import stances
from tests.extraction.parses import parse, word

LEXICON = stances.load()

URGED = parse("She PRON nsubj 1", "urged VERB ROOT 1 urge", "calm NOUN dobj 1")
CALLED_FOR = parse("She PRON nsubj 1", "called VERB ROOT 1 call", "for ADP prep 1", "calm NOUN pobj 2")
WILLING = parse(
    "It PRON nsubj 1", "reiterated VERB ROOT 1 reiterate", "its PRON poss 3", "willingness NOUN dobj 1", "to PART aux 5",
    "help VERB acl 3",
)  # fmt: skip
CONDOLENCES = parse("He PRON nsubj 1", "expressed VERB ROOT 1 express", "condolences NOUN dobj 1 condolence")
DESCRIBED = parse("He PRON nsubj 1", "described VERB ROOT 1 describe", "the DET det 3", "attack NOUN dobj 1")
WARY = parse("Oslo PROPN nsubj 1", "is AUX ROOT 1 be", "wary ADJ acomp 1", "of ADP prep 2", "war NOUN pobj 3")
ACCORDING = parse("According VERB prep 3 accord", "to ADP prep 0", "her PRON pobj 1", "left VERB ROOT 3 leave")
RELEASED = parse(
    "It PRON nsubj 1", "released VERB ROOT 1 release", "a DET det 3", "statement NOUN dobj 1",
    "condemning VERB acl 3 condemn", "the DET det 6", "raid NOUN dobj 4",
)  # fmt: skip
UNHEARD = parse("She PRON nsubj 1", "mused VERB ROOT 1 muse", ". PUNCT punct 1")


@pytest.mark.parametrize(
    ("doc", "cue", "head", "expected"),
    [
        (URGED, ["urged"], "urged", "urges"),
        (CALLED_FOR, ["called", "for"], "called", "urges"),
        (WILLING, ["reiterated"], "reiterated", "offers"),
        (CONDOLENCES, ["expressed", "condolences"], "expressed", "sympathizes"),
        (DESCRIBED, ["described"], "described", "describes"),
        (WARY, ["is", "wary"], "is", "fears"),
        (ACCORDING, ["According", "to"], "According", "says"),
        (RELEASED, ["released", "statement", "condemning"], "released", "condemns"),
        (UNHEARD, ["mused"], "mused", "says"),
    ],
)
def test_stance(doc, cue, head, expected):
    words = read(doc)
    assert stance_of(words, [word(words, w) for w in cue], word(words, head), LEXICON).name == expected


NOT = parse("He PRON nsubj 3", "did AUX aux 3 do", "not PART neg 3", "say VERB ROOT 3", "why SCONJ advmod 3")
NEVER = parse("He PRON nsubj 2", "never ADV advmod 2", "said VERB ROOT 2 say", "why SCONJ advmod 2")
NOBODY = parse("Nobody PRON nsubj 1", "said VERB ROOT 1 say", "why SCONJ advmod 1")
NO_OFFICIAL = parse("No DET det 1 no", "official NOUN nsubj 2", "said VERB ROOT 2 say", "why SCONJ advmod 2")
WOULD = parse("He PRON nsubj 2", "would AUX aux 2", "say VERB ROOT 2", "so ADV advmod 2")
IF = parse("If SCONJ mark 2 if", "he PRON nsubj 2", "says VERB advcl 4 say", "we PRON nsubj 4", "go VERB ROOT 4")
SAID = parse("He PRON nsubj 1", "said VERB ROOT 1 say", "so ADV advmod 1")
NO_SUPPORT = parse("no DET det 1", "support NOUN dobj 2", "found VERB ROOT 2 find")


@pytest.mark.parametrize(
    ("doc", "head", "expected"),
    [
        (NOT, "say", "negated"),
        (NEVER, "said", "negated"),
        (NOBODY, "said", "negated"),
        (NO_OFFICIAL, "said", "negated"),
        (WOULD, "say", "hypothetical"),
        (IF, "says", "hypothetical"),
        (SAID, "said", "affirmed"),
        (NO_SUPPORT, "support", "negated"),
    ],
)
def test_polarity(doc, head, expected):
    words = read(doc)
    at = word(words, head)
    assert polarity_of(words, [at], at) == expected
