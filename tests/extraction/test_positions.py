"""From attributions to positions, on hand-built parses with hand-made actors."""

from dataclasses import replace

from generator.extraction import positions
from generator.extraction.records import Actor, Attribution, Mention
from generator.lexicon import sources, stances
from tests.extraction.parses import parse, reading, span

STANCES, SOURCES = stances.load(), sources.load()

DOC = parse(
    "Wires PROPN nsubj 1", "reports VERB ROOT 1 report", "that SCONJ mark 4", "Oslo PROPN nsubj 4",
    "condemned VERB ccomp 1 condemn", "Rome PROPN poss 7", "'s PART case 5", "raid NOUN dobj 4", ". PUNCT punct 1",
    "A DET det 11", "Rome PROPN compound 11", "statement NOUN nsubj 12", "denied VERB ROOT 12 deny", "it PRON dobj 12",
    ". PUNCT punct 12",
    "Officials NOUN nsubj 16 official", "said VERB ROOT 16 say", "nothing PRON dobj 16", ". PUNCT punct 16",
)  # fmt: skip
TEXT = DOC.text
SENTENCES = tuple((s.start_char, s.start_char + len(s.text.rstrip())) for s in DOC.sents)


def actor(name, *at, kind="place"):
    mentions = tuple(Mention(s, e, "name", s, kind, "by hand") for s, e in at)
    return Actor(name.lower(), name, kind, (), None, None, None, None, 0.5, False, mentions)


def attribution(source, cue, content):
    start = span(TEXT, cue)[0]
    return Attribution((span(TEXT, source),), (span(TEXT, cue),), (span(TEXT, content),), start, 0.9)


ROME = TEXT.index("Rome"), TEXT.index("Rome", TEXT.index("statement") - 6)
ACTORS = (
    actor("Wires", span(TEXT, "Wires"), kind="organization"),
    actor("Oslo", span(TEXT, "Oslo")),
    actor("Rome", *((at, at + 4) for at in ROME)),
)
REPORT = attribution("Wires", "reports", "that Oslo condemned Rome's raid")
CONDEMNS = attribution("Oslo", "condemned", "Rome's raid")
DENIES = attribution("A Rome statement", "denied", "it")
OFFICIALS = attribution("Officials", "said", "nothing")


def find(*attributions):
    return positions.find(reading(DOC, None, attributions), ACTORS, STANCES, SOURCES)


def test_a_position_names_its_actor_stance_direction_and_who_reports_it():
    report, condemns = find(REPORT, CONDEMNS)
    assert (report.actor, report.via) == ("wires", None)
    assert (condemns.actor, condemns.stance, condemns.toward, condemns.via) == ("oslo", "condemns", ("rome",), "Wires")
    assert condemns.statement == "Rome's raid."
    assert condemns.sentences == SENTENCES[:1]


def test_a_statement_speaks_for_its_owner():
    (denies,) = find(DENIES)
    assert (denies.actor, denies.stance) == ("rome", "denies")
    assert "speaks for Rome" in denies.reason


def test_an_unnamed_source_is_nobody():
    (said,) = find(OFFICIALS)
    assert said.actor is None
    assert TEXT[slice(*said.source[0])] == "Officials"


def test_ids_come_from_words_and_do_not_change_when_another_sentence_is_added():
    before = {p.id for p in find(CONDEMNS, OFFICIALS)}
    assert {p.id for p in find(OFFICIALS)} < before
    assert len(before) == 2


def test_the_same_attribution_twice_is_one_position():
    assert len(find(CONDEMNS, CONDEMNS)) == 1


def test_an_attribution_without_words_is_no_position():
    comma = TEXT.index(".")
    assert find(replace(CONDEMNS, content=((comma, comma + 1),))) == ()


def test_the_preposition_that_ties_a_content_to_its_cue_is_no_part_of_the_statement():
    doc = parse(
        "Oslo PROPN nsubj 1", "complains VERB ROOT 1 complain", "about ADP prep 1", "noise NOUN pobj 2", ". PUNCT punct 1"
    )  # fmt: skip
    wary = Attribution(((0, 4),), ((5, 14),), ((15, 26),), 5, 0.9)
    (found,) = positions.find(reading(doc, None, [wary]), [], STANCES, SOURCES)
    assert found.statement == "Noise."
    assert doc.text[slice(*found.content[0])] == "about noise"


def test_the_noun_of_a_light_verb_comes_back():
    doc = parse(
        "Oslo PROPN nsubj 1", "sent VERB ROOT 1 send", "condolences NOUN dobj 1 condolence", "to ADP prep 2",
        "Rome PROPN pobj 3", ". PUNCT punct 1",
    )  # fmt: skip
    sent = Attribution(((0, 4),), ((5, 21),), ((22, 29),), 5, 0.9)
    (found,) = positions.find(reading(doc, None, [sent]), [actor("Rome", (25, 29))], STANCES, SOURCES)
    assert (found.stance, found.statement, found.toward) == ("sympathizes", "Condolences to Rome.", ("rome",))


def test_a_relative_pronoun_speaks_for_what_it_stands_for():
    doc = parse(
        "Oslo PROPN nsubj 5", ", PUNCT punct 0", "which PRON nsubj 3", "wants VERB relcl 0 want", "calm NOUN dobj 3",
        "waits VERB ROOT 5 wait", ". PUNCT punct 5",
    )  # fmt: skip
    doc[2].tag_ = "WDT"
    wants = Attribution(((6, 11),), ((12, 17),), ((18, 22),), 12, 0.9)
    (found,) = positions.find(reading(doc, None, [wants]), [actor("Oslo", (0, 4))], STANCES, SOURCES)
    assert (found.actor, found.stance) == ("oslo", "wants")


def test_a_name_beside_a_description_is_who_speaks():
    doc = parse(
        "The DET det 1", "mayor NOUN nsubj 5", ", PUNCT punct 1", "Ann PROPN compound 4", "Lee PROPN appos 1",
        "agreed VERB ROOT 5 agree", "yes INTJ dobj 5", ". PUNCT punct 5",
    )  # fmt: skip
    agreed = Attribution(((0, 18),), ((19, 25),), ((26, 29),), 19, 0.9)
    lee = actor("Lee", (11, 18), kind="person")
    (found,) = positions.find(reading(doc, None, [agreed]), [lee], STANCES, SOURCES)
    assert found.actor == "lee"


def test_a_content_of_pronouns_alone_tells_nothing():
    assert not find(DENIES)[0].tells
    assert find(CONDEMNS)[0].tells


def test_a_doubtful_attribution_is_kept_only_where_its_cue_tells_a_stance():
    doubtful = [replace(REPORT, confidence=0.3), replace(CONDEMNS, confidence=0.3), OFFICIALS]
    kept = positions.credible(reading(DOC).words, doubtful, 0.38, STANCES)
    assert [TEXT[slice(*a.cue[0])] for a in kept] == ["condemned", "said"]
