"""The office of a person, as the article says it: where it stands, and that it is a whole phrase or nothing."""

import pytest

from generator.article import Article

pytestmark = pytest.mark.model


@pytest.fixture
def role(extractor):
    def of(name: str, text: str) -> str | None:
        found = [a for a in extractor.facts(Article("test", text)).actors if a.name == name]
        assert found, f"{name} is no actor of {text!r}"
        return found[0].role

    return of


@pytest.mark.parametrize(
    ("name", "text", "office"),
    [
        ("Nora Vail", "Kenya's Minister of Health, Nora Vail, denied the report.", "Kenya's Minister of Health"),
        ("Nora Vail", "Norway's minister of fisheries, Nora Vail, denied it.", "Norway's minister of fisheries"),
        ("Nora Vail", "The bank's chief economist, Nora Vail, said no.", "chief economist"),
        ("Nora Vail", "Her finance minister, Nora Vail, disagreed.", "finance minister"),
        ("Nora Vail", "The chief executive of Harbour Bank, Nora Vail, left.", "chief executive of Harbour Bank"),
        ("Nora Vail", "US Secretary of State Nora Vail left on Monday.", "US Secretary of State"),
        ("Nora Vail", "Minister of Information Nora Vail left on Monday.", "Minister of Information"),
        ("Nora Vail", "CEO of Harbour Bank Nora Vail spoke on Monday.", "CEO of Harbour Bank"),
        ("Nora Vail", "Halvik Courier Editor-in-Chief Nora Vail left.", "Halvik Courier Editor-in-Chief"),
        ("Nora Vail", "Then-President Nora Vail signed the law.", "Then-President"),
        ("Nora Vail", "Acting police chief Nora Vail said no.", "Acting police chief"),
        ("Nora Vail", "Ohio Gov. Nora Vail said the roads were open.", "Ohio Gov."),
    ],
)
def test_an_office_before_the_name(role, name, text, office):
    assert role(name, text) == office


@pytest.mark.parametrize(
    ("name", "text", "office"),
    [
        ("Nora Vail", "Nora Vail, the bank's chief economist, who left in May, said no.", "bank's chief economist"),
        ("Nora Vail", "Nora Vail, one of her granddaughters, wrote on Monday.", "one of her granddaughters"),
        ("Nora Vail", "Nora Vail is president of the club.", "president of the club"),
        ("Nora Vail", "Nora Vail, who chairs the harbour committee, said no.", "chairs the harbour committee"),
        ("Nora Vail", "Nora Vail, who is in charge of the workshop, said no.", "in charge of the workshop"),
        ("Nora Vail", "Nora Vail from the Harbour Institute said no.", "from the Harbour Institute"),
    ],
)
def test_an_office_after_the_name(role, name, text, office):
    assert role(name, text) == office


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Nora Vail", "In a letter to the president, Nora Vail said no."),
        ("Nora Vail", "A letter to the minister, Nora Vail and Ada Moss shows it."),
        ("Nora Vail", "Supporters of Nora Vail met the mayor, who left."),
        ("Nora Vail", "Nora Vail is not president of the club."),
        ("Nora Vail", "Nora Vail was president of the club until 2010."),
        ("Nora Vail", "Nora Vail, who leads the race by a mile, said no."),
        ("Nora Vail", "“Nora Vail is a fool and a liar,” said Ada Moss."),
        ("Nora Vail", "Nora Vail, a hero of Bruno's, said no."),
        ("Nora Vail", "Dr. Nora Vail said no on Monday."),
    ],
)
def test_what_is_no_office(role, name, text):
    assert role(name, text) is None


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("State Health Commissioner Dr. Nora Vail said no.", "State Health Commissioner"),
        ("Military spokesman Lt. Gen. Nora Vail said no.", "Military spokesman"),
        ("The wife of President Nora Vail left the hall.", "President"),
    ],
)
def test_titles_and_others_offices_are_no_part(role, text, office):
    assert role("Nora Vail", text) == office


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("A subdued Prime Minister Nora Vail said no.", "Prime Minister"),
        ("A weary President Nora Vail left.", "President"),
        ("Her other aunt Nora Vail said no.", "aunt"),
        ("The former Prime Minister Nora Vail said no.", "former Prime Minister"),
        ("The outgoing President Nora Vail left.", "outgoing President"),
        ("The federal Health Minister Nora Vail left.", "federal Health Minister"),
        ("Chilean President Nora Vail left.", "Chilean President"),
        ("The deputy Prime Minister Nora Vail left.", "deputy Prime Minister"),
    ],
)
def test_a_role_begins_with_no_word_that_only_tells_how_somebody_is(role, text, office):
    assert role("Nora Vail", text) == office
