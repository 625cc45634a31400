"""What a sentence can do without: each rule takes whole parts and leaves what only looks like one."""

import pytest

from generator.extraction.summary import cuts, sound, wording
from generator.extraction.summary.phrases import Sentence
from generator.extraction.times import find as find_times
from generator.extraction.words import read
from generator.lexicon import calendar
from generator.lexicon import parties as lexicon
from tests.extraction.parses import parse, reading

PARTIES = lexicon.load()
CALENDAR = calendar.load()

GOES = [
    (cuts.DATELINE, "KUWAIT: The council met on Monday.", "The council met on Monday."),
    (cuts.DATELINE, "Cape Town - The council met on Monday.", "The council met on Monday."),
    (cuts.DATELINE, "Doha: The council met on Monday.", "The council met on Monday."),
    (cuts.CONJUNCTION, "However, the council met on Monday.", "The council met on Monday."),
    (cuts.CONJUNCTION, "But the council met on Monday.", "The council met on Monday."),
    (cuts.PARENTHESIS, "The council (in Oslo since May) met the mayor.", "The council met the mayor."),
    (cuts.ACRONYM, "The National Rail Agency (NRA) built a bridge.", "The National Rail Agency built a bridge."),
    (
        cuts.REPORTING,
        "The border will stay closed for a year, police said on Monday.",
        "The border will stay closed for a year.",
    ),
    (
        cuts.ACCORDING,
        "The bridge will cost two million euros, according to a report of the city.",
        "The bridge will cost two million euros.",
    ),
    (cuts.BETWEEN_DASHES, "The mayor – a former teacher – opened the bridge.", "The mayor opened the bridge."),
    (
        cuts.RELATIVE,
        "The mayor, who has ruled the city for ten years, will open the bridge.",
        "The mayor will open the bridge.",
    ),
    (
        cuts.RELATIVE,
        "Workers opened the bridge, which has cost the city more than two million euros.",
        "Workers opened the bridge.",
    ),
    (
        cuts.PARTICIPLE,
        "The court has freed the two men, saying that the police had no case.",
        "The court has freed the two men.",
    ),
    (cuts.APPOSITION, "Ada Berg, a former teacher, opened the bridge.", "Ada Berg opened the bridge."),
    (cuts.APPOSITION, "Ada Berg, 54, opened the bridge.", "Ada Berg opened the bridge."),
    (
        cuts.ADVERBIAL,
        "The city opened the bridge, after its neighbours had paid for half of it.",
        "The city opened the bridge.",
    ),
    (cuts.ADVERBIAL, "The city opened the bridge after a long delay.", "The city opened the bridge."),
    (cuts.FRONT, "After three years of talks, the city opened the bridge.", "The city opened the bridge."),
    (cuts.TIME, "The minister met the council on Monday.", "The minister met the council."),
    (
        cuts.SECOND_CLAUSE,
        "The city has opened the bridge, and its neighbours have paid half of the price.",
        "The city has opened the bridge.",
    ),
    (
        cuts.AFTER_COMMA,
        "The city has opened the new bridge, in front of several hundred guests.",
        "The city has opened the new bridge.",
    ),
    (
        cuts.PURPOSE,
        "The two ministers signed an agreement on Friday to promote trade between their countries.",
        "The two ministers signed an agreement on Friday.",
    ),
]
"""A rule, a sentence, and what is left of it."""

STAYS = [
    (cuts.DATELINE, "The council - all of it - met on Monday."),
    (cuts.DATELINE, "The plan is simple: the council meets on Monday."),
    (cuts.CONJUNCTION, "Yet another council met on Monday."),
    (cuts.CONJUNCTION, "“But the council met on Monday,” Ada Berg said."),
    (cuts.PARENTHESIS, "The NRA and the National Rail Agency (NRA) built a bridge."),
    (cuts.PARENTHESIS, "Ada Berg said: “The council (in Oslo) met the mayor.”"),
    (cuts.REPORTING, "The bridge is safe, the builder said on Monday."),
    (cuts.REPORTING, "The border may stay closed, police reportedly said on Monday."),
    (cuts.ACCORDING, "The war was just, according to Ada Berg."),
    (cuts.BETWEEN_DASHES, "The well-known mayor opened the two-year-old bridge."),
    (cuts.RELATIVE, "People who cross the bridge pay two euros."),
    (cuts.RELATIVE, "Ada Berg said the mayor, who may stand again, would open the bridge."),
    (cuts.PARTICIPLE, "People crossing the bridge pay two euros."),
    (cuts.APPOSITION, "Oslo, Rome and Bern opened a bridge."),
    (cuts.APPOSITION, "The bridge was built by the city, the state, and the National Rail Agency."),
    (cuts.ADVERBIAL, "The city will open the bridge if the state pays for it."),
    (cuts.ADVERBIAL, "The city looked after the bridge."),
    (cuts.FRONT, "If the state pays, the city will open the bridge."),
    (cuts.FRONT, "According to Ada Berg, the bridge is safe."),
    (cuts.FRONT, "In May 2019, the mayor closed the bridge."),
    (cuts.TIME, "The mayor closed the bridge in May 2019."),
    (cuts.TIME, "The minister will meet the council on Monday."),
    (cuts.TIME, "The case was postponed to 6 September."),
    (cuts.TIME, "The bridge has been closed since Monday."),
    (cuts.SECOND_CLAUSE, "The men carried the virus, but they had no symptoms."),
    (cuts.SECOND_CLAUSE, "The city did not open and close the bridge."),
    (cuts.AFTER_COMMA, "The bridge opened in Oslo, and the tunnel in Bern."),
    (cuts.PURPOSE, "Oslo urged its neighbours to pay for the bridge."),
    (cuts.TIME, "It was the worst storm in years."),
    (cuts.ADVERBIAL, "It was the first storm since the war."),
    (cuts.PURPOSE, "The agency appealed to the donors to pay for the bridge."),
]
"""A rule, and a sentence that it has to leave as it is."""


@pytest.fixture(scope="module")
def cut(nlp, trained):
    def cut(rule, text):
        doc = nlp(text)
        trained.read(doc)  # marks the names
        words = read(doc)
        found = find_times(reading(doc), CALENDAR)
        times = frozenset(t for time in found for t in words.within(time.start, time.end))
        sentence = Sentence(words, PARTIES, times)
        every = frozenset(t for t in range(len(words)) if not words.text[t].isspace())
        kept, done = cuts.apply(sentence, every, (rule,))
        return wording.text(words, kept, {}), done

    return cut


@pytest.mark.model
@pytest.mark.parametrize(("rule", "sentence", "left"), GOES, ids=lambda x: getattr(x, "name", None))
def test_a_rule_takes_a_whole_part_and_says_so(cut, rule, sentence, left):
    found, done = cut(rule, sentence)
    assert found == left
    assert {one.rule for one in done} == {rule.name}
    assert all(sentence[slice(*one.at)] not in left for one in done)


@pytest.mark.model
@pytest.mark.parametrize(("rule", "sentence"), STAYS, ids=lambda x: getattr(x, "name", None))
def test_a_rule_leaves_what_only_looks_like_it(cut, rule, sentence):
    assert cut(rule, sentence) == (sentence, ())


def test_every_rule_has_a_sentence_that_it_cuts_and_most_one_that_it_leaves():
    rules = {value.name for value in vars(cuts).values() if isinstance(value, cuts.Rule)}
    assert {rule.name for rule, *_ in GOES} == rules
    assert rules - {rule.name for rule, *_ in STAYS} <= {cuts.ACRONYM.name}


HEDGES = ("if", "unless", "allegedly", "reportedly", "may", "might", "could", "would")


@pytest.mark.parametrize("word", HEDGES)
def test_no_part_goes_that_holds_a_condition_or_a_doubt(word):
    rows = (
        "Ada PROPN nsubj 1", "left VERB ROOT 1", "Oslo PROPN dobj 1", ", PUNCT punct 1", "{} ADV advmod 5",
        "seeking VERB advcl 1", "calm NOUN dobj 5", ". PUNCT punct 1",
    )  # fmt: skip

    def goes(told):
        doc = parse(*(row.format(told) for row in rows))
        doc[1].tag_ = "VBD"
        words = read(doc)
        kept = frozenset(range(len(words)))
        return sound.may_go(words, kept, frozenset({4, 5, 6}), frozenset({3}))

    assert goes("quietly")
    assert not goes(word)
    assert not goes(word.capitalize())


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ({0}, "the subject"),
        ({1}, "the verb"),
        ({2, 3}, "its object"),
        ({5}, "half a name"),
        ({7, 8, 9}, "a part of a quotation"),
        ({4, 5}, "the object of a preposition"),
    ],
)
def test_nothing_goes_that_the_rest_needs(phrase, why):
    doc = parse(
        "Ada PROPN nsubj 1", "met VERB ROOT 1", "Bo PROPN dobj 1", "of ADP prep 2", "New PROPN compound 5",
        "Oslo PROPN pobj 3", "“ PUNCT punct 9", "in ADP prep 1", "good ADJ amod 9", "time NOUN pobj 7", "now ADV advmod 1",
        "” PUNCT punct 9", ". PUNCT punct 1",
    )  # fmt: skip
    doc[1].tag_ = "VBD"
    doc.set_ents([doc.char_span(doc[4].idx, doc[5].idx + 4, label="GPE")])
    words = read(doc)
    assert not sound.may_go(words, frozenset(range(len(words))), frozenset(phrase), frozenset()), why
