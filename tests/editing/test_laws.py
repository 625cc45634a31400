"""The laws of hand edits, row by row."""

import pytest

from generator.briefing import Actor, Position, Sentence
from tests.editing.desk import Desk
from tests.made import REJECTED, SAID, TALKS, TEXT, briefing, changed, without

ROLE = "actors/ada-brook/role"


def role(value) -> "briefing":
    return changed(briefing(), "actors", "ada-brook", role=value)


@pytest.fixture
def desk() -> Desk:
    return Desk(briefing())


def test_a_field_untouched_by_hand_updates_and_the_run_says_so(desk):
    desk.machine(role("Lord Mayor"))
    assert desk.record("actors", "ada-brook")["role"] == "Lord Mayor"
    assert [(c.kind, c.at, c.old, c.new) for c in desk.changes] == [("updated", ROLE, "Mayor", "Lord Mayor")]


def test_an_edited_field_is_kept_and_never_mentioned_while_the_machine_stays(desk):
    desk.edit("role: Mayor", "role: Lady Mayor")
    before = desk.text
    desk.machine(briefing())
    assert desk.text == before
    assert desk.changes == ()


def test_deleting_an_optional_key_is_an_edit_to_absent(desk):
    desk.edit("    role: Mayor\n", "")
    desk.machine(changed(briefing(), "actors", "ada-brook", country="NO"))
    assert "role" not in desk.record("actors", "ada-brook")
    assert desk.record("actors", "ada-brook")["country"] == "NO"
    assert desk.review == {}


def test_emptying_an_optional_key_is_an_edit_to_absent(desk):
    desk.edit("role: Mayor", "role:   # none")
    before = desk.text
    desk.machine(briefing())
    assert desk.text == before


def test_both_changed_to_the_same_converge(desk):
    desk.edit("role: Mayor", "role: Lord Mayor")
    desk.machine(role("Lord Mayor"))
    assert desk.changes == ()
    desk.machine(role("First Citizen"))
    assert desk.record("actors", "ada-brook")["role"] == "First Citizen"


class TestBothChangedAndDiffer:
    @pytest.fixture
    def open_desk(self, desk):
        desk.edit("role: Mayor", "role: Lady Mayor")
        desk.machine(role("Lord Mayor"))
        return desk

    def test_the_hands_value_stays_and_an_entry_shows_both(self, open_desk):
        assert open_desk.record("actors", "ada-brook")["role"] == "Lady Mayor"
        entry = open_desk.review[ROLE]
        assert (entry["yours"], entry["machine"]) == ("Lady Mayor", "Lord Mayor")
        assert entry["why"]

    def test_an_open_entry_stays_as_it_is(self, open_desk):
        before = open_desk.text
        open_desk.machine(role("Lord Mayor"))
        open_desk.machine(None)
        assert open_desk.text == before

    def test_an_entry_removed_is_declined_for_good(self, open_desk):
        open_desk.text = open_desk.text[: open_desk.text.index("\nreview:")]
        for value in ("Lord Mayor", "Mayor", "Lord Mayor"):
            open_desk.machine(role(value))
            assert open_desk.review == {}
        assert open_desk.record("actors", "ada-brook")["role"] == "Lady Mayor"

    def test_a_new_value_opens_a_new_entry_after_one_was_declined(self, open_desk):
        open_desk.text = open_desk.text[: open_desk.text.index("\nreview:")]
        open_desk.machine(role("First Citizen"))
        assert open_desk.review[ROLE]["machine"] == "First Citizen"

    @pytest.mark.parametrize("value", ["The Mayor", "Mayor"])
    def test_the_value_changed_again_by_hand_settles_it(self, open_desk, value):
        open_desk.edit("role: Lady Mayor", f"role: {value}")
        open_desk.machine(role("Lord Mayor"))
        assert open_desk.review == {}
        assert open_desk.record("actors", "ada-brook")["role"] == value
        open_desk.machine(role("Lord Mayor"))
        assert open_desk.review == {}

    def test_taking_the_machines_value_settles_it_and_the_field_follows_again(self, open_desk):
        open_desk.edit("role: Lady Mayor", "role: Lord Mayor")
        open_desk.machine(role("Lord Mayor"))
        assert open_desk.review == {}
        open_desk.machine(role("First Citizen"))
        assert open_desk.record("actors", "ada-brook")["role"] == "First Citizen"

    def test_the_machine_back_at_base_removes_its_entry(self, open_desk):
        open_desk.machine(role("Mayor"))
        assert "review" not in open_desk.data
        assert open_desk.record("actors", "ada-brook")["role"] == "Lady Mayor"

    def test_another_value_of_the_machine_replaces_the_entry(self, open_desk):
        open_desk.machine(role("First Citizen"))
        assert [e["machine"] for e in open_desk.data["review"]] == ["First Citizen"]

    def test_a_value_of_the_machine_that_is_absent_is_shown_as_absent(self, desk):
        desk.edit("role: Mayor", "role: Lady Mayor")
        desk.machine(role(None))
        assert "machine" not in desk.review[ROLE]

    def test_the_record_deleted_by_hand_takes_its_entry_along(self, open_desk):
        open_desk.cut("actors", "ada-brook")
        open_desk.machine(role("Lord Mayor"))
        assert open_desk.review == {}

    def test_an_entry_written_by_hand_stays(self, desk):
        desk.edit("status: published\n", "status: published\nreview:\n  - {at: headline, why: ask Kim}\n")
        before = desk.text
        desk.machine(briefing())
        assert desk.text == before


def test_what_the_machine_adds_comes_in_its_order_among_its_own(desk):
    desk.edit("positions:\n", "positions:\n  - stance: notes\n    statement: A note of mine.\n")
    new = Position(
        id="union-warns-9", actor="transport-union", stance="warns", statement="It warned.", evidence=(TALKS,)
    )
    says = briefing()
    desk.machine(says.model_copy(update={"positions": (says.positions[0], new, says.positions[1])}))
    assert desk.ids("positions") == [None, "brook-says-1a2b", "union-warns-9", "union-rejects-3c4d"]


def test_existing_items_are_never_reordered_by_the_machine(desk):
    city = desk.cut("actors", "city")
    desk.edit("actors:\n", "actors:\n" + city)
    before = desk.text
    says = briefing()
    desk.machine(says.model_copy(update={"actors": says.actors[::-1]}))
    assert desk.text == before


def test_a_deleted_item_stays_deleted_though_the_machine_drops_and_finds_it_again(desk):
    desk.cut("positions", "union-rejects-3c4d")
    found_otherwise = changed(briefing(), "positions", "union-rejects-3c4d", id="union-calls-77", actor="city")
    for says in (briefing(), without(briefing(), "positions", "union-rejects-3c4d"), briefing(), found_otherwise):
        desk.machine(says)
        assert desk.ids("positions") == ["brook-says-1a2b"]


def test_a_deleted_item_put_back_is_the_machines_again(desk):
    cut = desk.cut("positions", "union-rejects-3c4d")
    desk.machine(briefing())
    desk.edit("next_events:\n", cut + "next_events:\n")
    desk.machine(changed(briefing(), "positions", "union-rejects-3c4d", stance="refuses"))
    assert desk.record("positions", "union-rejects-3c4d")["stance"] == "refuses"


def test_an_empty_section_deletes_all_of_it(desk):
    start, end = desk.text.index("positions:"), desk.text.index("next_events:")
    desk.text = desk.text[:start] + "positions: []   # none worth it\n\n" + desk.text[end:]
    before = desk.text
    desk.machine(briefing())
    assert desk.text == before
    new = Position(id="n", stance="says", statement="Something else entirely.", evidence=(TALKS,))
    desk.machine(briefing().model_copy(update={"positions": (*briefing().positions, new)}))
    assert desk.ids("positions") == ["n"]
    assert "positions:   # none worth it\n" in desk.text


def test_an_untouched_item_that_the_machine_drops_is_removed(desk):
    desk.machine(without(briefing(), "positions", "union-rejects-3c4d"))
    assert desk.ids("positions") == ["brook-says-1a2b"]
    assert [(c.kind, c.at) for c in desk.changes] == [("removed", "positions/union-rejects-3c4d")]


def test_an_edited_item_that_the_machine_drops_is_kept_and_asked_about_once(desk):
    desk.edit("statement: The plan is reckless.", "statement: The plan is bad.")
    gone = without(briefing(), "positions", "union-rejects-3c4d")
    desk.machine(gone)
    assert desk.ids("positions") == ["brook-says-1a2b", "union-rejects-3c4d"]
    assert desk.review["positions/union-rejects-3c4d"]["why"] == "no longer in the article"
    before = desk.text
    desk.machine(gone)
    desk.machine(None)
    assert desk.text == before
    desk.text = desk.text[: desk.text.index("\nreview:")]
    for says in (gone, None, gone):
        desk.machine(says)
        assert desk.review == {}
    assert "union-rejects-3c4d" in desk.ids("positions")


def test_an_item_found_again_loses_its_entry(desk):
    desk.edit("statement: The plan is reckless.", "statement: The plan is bad.")
    desk.machine(without(briefing(), "positions", "union-rejects-3c4d"))
    desk.machine(briefing())
    assert desk.review == {}
    assert desk.record("positions", "union-rejects-3c4d")["statement"] == "The plan is bad."


@pytest.mark.parametrize("record_id", ["    id: mine\n", ""])
def test_an_item_added_by_hand_is_theirs_for_ever(desk, record_id):
    mine = f"  - stance: demands\n{record_id}    statement: A word of the editor's.\n"
    desk.edit("next_events:\n", mine + "next_events:\n")
    for says in (briefing(), briefing(positions=()), briefing()):
        desk.machine(says)
        assert mine in desk.text
    assert desk.review == {}


def test_an_item_added_by_hand_is_not_added_again_when_the_machine_finds_it(desk):
    says = briefing()
    desk = Desk(without(says, "actors", "city"))
    desk.edit("positions:\n", "  - name: City\n    id: the-city\n    kind: place\npositions:\n")
    desk.machine(says)
    assert desk.ids("actors") == ["ada-brook", "transport-union", "the-city"]
    assert desk.record("positions", "brook-says-1a2b")["toward"] == ["the-city"]


class TestSets:
    def toward(self, *ids):
        return changed(briefing(), "positions", "union-rejects-3c4d", toward=ids)

    def test_a_hand_removal_stays_removed_and_a_machine_addition_arrives(self, desk):
        desk.edit("toward: [ada-brook, city]", "toward: [ 'ada-brook' ]   # not the city")
        desk.machine(self.toward("ada-brook", "city", "transport-union"))
        assert "toward: [ 'ada-brook', transport-union ]   # not the city" in desk.text
        desk.machine(self.toward("ada-brook"))
        desk.machine(self.toward("ada-brook", "city"))
        assert desk.record("positions", "union-rejects-3c4d")["toward"] == ["ada-brook"]
        assert desk.review == {}

    def test_a_hand_addition_stays(self, desk):
        desk.edit("aliases: [Brook]", "aliases: [Brook, Ada B.]")
        desk.machine(changed(briefing(), "actors", "ada-brook", aliases=("Brook", "the mayor")))
        assert desk.record("actors", "ada-brook")["aliases"] == ["Brook", "the mayor", "Ada B."]

    def test_what_the_machine_no_longer_says_goes(self, desk):
        desk.machine(self.toward("city"))
        assert desk.record("positions", "union-rejects-3c4d")["toward"] == ["city"]

    def test_a_member_put_back_by_hand_stays(self, desk):
        desk.edit("toward: [ada-brook, city]", "toward: [ada-brook]")
        desk.machine(self.toward("ada-brook", "city"))
        desk.edit("toward: [ada-brook]", "toward: [ada-brook, city]")
        desk.machine(self.toward("ada-brook", "city"))
        assert desk.record("positions", "union-rejects-3c4d")["toward"] == ["ada-brook", "city"]

    def test_evidence_is_one_value(self, desk):
        desk.edit(f"- {REJECTED}", f"- {REJECTED}\n      - {TALKS}")
        desk.machine(changed(briefing(), "actors", "transport-union", evidence=(SAID,)))
        assert desk.record("actors", "transport-union")["evidence"] == [REJECTED, TALKS]
        assert desk.review["actors/transport-union/evidence"]["machine"] == [SAID]


def test_two_actors_merged_by_hand_the_machines_references_follow(desk):
    desk.cut("actors", "city")
    desk.edit("name: Transport union", "name: Transport union\n    aliases: [City]")
    desk.machine(briefing())
    assert desk.ids("actors") == ["ada-brook", "transport-union"]
    assert desk.record("positions", "brook-says-1a2b")["toward"] == ["transport-union"]
    assert desk.record("next_events", "talks-5e6f")["participants"] == ["transport-union"]
    new = Position(id="n", actor="city", stance="says", statement="Something else entirely.", evidence=(TALKS,))
    desk.machine(briefing().model_copy(update={"positions": (*briefing().positions, new)}))
    assert desk.record("positions", "n")["actor"] == "transport-union"


def test_a_reference_to_a_deleted_actor_is_kept(desk):
    desk.cut("actors", "city")
    before = desk.text
    desk.machine(briefing())
    assert desk.text == before
    assert desk.record("positions", "brook-says-1a2b")["toward"] == ["city"]


def test_an_id_changed_by_hand_is_a_rename_and_the_machines_references_follow(desk):
    desk.edit("id: ada-brook", "id: mayor-brook")
    desk.machine(briefing())
    assert desk.ids("actors")[0] == "mayor-brook"
    assert desk.record("positions", "brook-says-1a2b")["actor"] == "mayor-brook"
    assert desk.record("positions", "union-rejects-3c4d")["toward"] == ["mayor-brook", "city"]
    desk.machine(role("Lord Mayor"))
    assert desk.record("actors", "mayor-brook")["role"] == "Lord Mayor"
    assert "ada-brook" not in desk.text


def test_a_rename_takes_the_open_entries_along(desk):
    desk.edit("role: Mayor", "role: Lady Mayor")
    desk.machine(role("Lord Mayor"))
    desk.edit("id: ada-brook", "id: mayor-brook")
    desk.machine(role("Lord Mayor"))
    assert list(desk.review) == ["actors/mayor-brook/role"]
    desk.text = desk.text[: desk.text.index("\nreview:")]
    desk.machine(role("Lord Mayor"))
    assert desk.review == {}


def test_a_reference_that_a_person_chose_is_not_led_elsewhere(desk):
    desk.edit("    actor: transport-union", "    actor: city")
    desk.edit("id: ada-brook", "id: mayor-brook")
    desk.machine(briefing())
    assert desk.record("positions", "union-rejects-3c4d")["actor"] == "city"


class TestComments:
    def test_an_own_line_comment_stays_with_the_record_below_when_the_one_before_goes(self, desk):
        desk.edit("  - id: union-rejects-3c4d", "  # check with Kim\n  - id: union-rejects-3c4d")
        desk.machine(without(briefing(), "positions", "brook-says-1a2b"))
        assert "positions:\n  # check with Kim\n  - id: union-rejects-3c4d\n" in desk.text

    def test_a_comment_keeps_its_record_from_being_removed(self, desk):
        desk.edit("  - id: union-rejects-3c4d", "  # check with Kim\n  - id: union-rejects-3c4d")
        desk.machine(without(briefing(), "positions", "union-rejects-3c4d"))
        assert "  # check with Kim\n  - id: union-rejects-3c4d" in desk.text
        assert "positions/union-rejects-3c4d" in desk.review

    def test_a_comment_does_not_freeze_the_values(self, desk):
        desk.edit("role: Mayor", "role: Mayor   # since May")
        desk.machine(role("Lord Mayor"))
        assert "role: Lord Mayor   # since May\n" in desk.text

    def test_a_comment_behind_a_key_that_goes_stays_on_a_line_of_its_own(self, desk):
        desk.edit("role: Mayor", "role: Mayor   # since May")
        desk.machine(role(None))
        assert "    kind: person\n    # since May\n    evidence:" in desk.text

    def test_a_record_commented_out_is_a_deletion_and_its_block_stays(self, desk):
        cut = desk.cut("positions", "union-rejects-3c4d")
        block = "".join(f"  # {line[2:]}" for line in cut.splitlines(keepends=True))
        desk.edit("\nnext_events:\n", block + "\nnext_events:\n")
        before = desk.text
        desk.machine(briefing())
        assert desk.text == before

    def test_what_comes_last_stands_before_a_block_that_was_commented_out(self, desk):
        desk.edit("\nnext_events:\n", "  # - id: gone\n\nnext_events:\n")
        new = Position(id="n", stance="says", statement="Something else entirely.", evidence=(TALKS,))
        desk.machine(briefing().model_copy(update={"positions": (*briefing().positions, new)}))
        assert desk.ids("positions")[-1] == "n"
        assert "  # - id: gone\n\nnext_events:\n" in desk.text


def test_x_keys_are_kept_and_keep_their_record(desk):
    desk.edit("    stance: rejects", "    x-desk: Kim\n    stance: rejects")
    desk.machine(without(briefing(), "positions", "union-rejects-3c4d"))
    assert desk.record("positions", "union-rejects-3c4d")["x-desk"] == "Kim"


def test_a_lock_that_is_missing_lets_the_file_be_adopted(desk):
    desk.edit("role: Mayor", "role: Lady Mayor")
    desk.cut("positions", "union-rejects-3c4d")
    before = desk.text
    desk.adopt(briefing())
    desk.machine(briefing())
    assert desk.text == before
    desk.machine(changed(briefing(), "actors", "transport-union", name="Union of transport"))
    assert desk.record("actors", "transport-union")["name"] == "Union of transport"
    desk.machine(role("Lord Mayor"))
    assert desk.record("actors", "ada-brook")["role"] == "Lady Mayor"
    assert desk.ids("positions") == ["brook-says-1a2b"]


class TestIdentity:
    def test_a_pronoun_resolved_otherwise_is_the_same_position(self, desk):
        desk.edit("statement: The plan is reckless.", "statement: The plan is bad.")
        says = changed(briefing(), "positions", "union-rejects-3c4d", id="city-rejects-9", actor="city")
        desk.machine(says)
        record = desk.record("positions", "union-rejects-3c4d")
        assert (record["actor"], record["statement"]) == ("city", "The plan is bad.")
        assert desk.ids("positions") == ["brook-says-1a2b", "union-rejects-3c4d"]

    def test_a_better_name_is_the_same_actor(self):
        short = Actor(id="brook", name="Brook", kind="person")
        desk = Desk(briefing(actors=(short,), positions=(), next_events=()))
        desk.edit("name: Brook", "name: Brook\n    x-note: seen")
        full = Actor(id="ada-brook", name="Ada Brook", aliases=("Brook",), kind="person")
        position = Position(id="p", actor="ada-brook", stance="says", statement="Yes.", evidence=(SAID,))
        desk.machine(briefing(actors=(full,), positions=(position,), next_events=()))
        assert desk.ids("actors") == ["brook"]
        assert desk.record("actors", "brook")["name"] == "Ada Brook"
        assert desk.record("positions", "p")["actor"] == "brook"

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (["One storm came. Then another came ashore."], ["One storm came."]),
            (["One storm came."], ["One storm came. Then another came ashore."]),
        ],
        ids=["split", "joined"],
    )
    def test_a_sentence_split_or_joined_is_the_same_sentence(self, before, after):
        desk = Desk(briefing(summary=(Sentence(id="s", text="One storm came.", evidence=before),)))
        desk.edit("text: One storm came.", "text: A storm came.")
        desk.machine(briefing(summary=(Sentence(id="t", text="One storm came.", evidence=after),)))
        assert desk.ids("summary") == ["s"]
        assert desk.record("summary", "s")["text"] == "A storm came."

    def test_three_positions_of_one_actor_in_one_sentence_stay_apart(self):
        def made(*ids):
            told = ("The bridge is safe.", "Taxes will fall next year.", "Nobody has resigned.")
            return tuple(
                Position(id=i, actor="ada-brook", stance="says", statement=t, evidence=(SAID,))
                for i, t in zip(ids, told, strict=True)
            )

        desk = Desk(briefing(positions=made("a", "b", "c")))
        desk.edit("statement: Taxes will fall next year.", "statement: Taxes fall.")
        desk.machine(briefing(positions=made("x", "y", "z")))
        assert [r["statement"] for r in desk.data["positions"]] == [
            "The bridge is safe.",
            "Taxes fall.",
            "Nobody has resigned.",
        ]
        assert desk.ids("positions") == ["a", "b", "c"]

    def test_two_ids_that_the_machine_exchanges_do_not_exchange_references(self):
        def made(first, second):
            actors = (Actor(id=first, name="Ann Lee", kind="person"), Actor(id=second, name="Bo Ray", kind="person"))
            position = Position(id="p", actor=first, stance="says", statement="Yes.", evidence=(SAID,))
            return briefing(actors=actors, positions=(position,), next_events=())

        desk = Desk(made("a", "b"))
        desk.machine(made("a2", "a"))
        names = {r["id"]: r["name"] for r in desk.data["actors"]}
        assert names[desk.record("positions", "p")["actor"]] == "Ann Lee"


class TestArticleTextChanged:
    MINE = f"  - id: mine\n    stance: notes\n    evidence:\n      - {TALKS}\nnext_events:\n"
    PATH = "positions/mine/evidence"

    @pytest.fixture
    def own(self, desk):
        desk.edit("next_events:\n", self.MINE)
        return desk

    @pytest.mark.parametrize("text", [TEXT, TEXT.replace(" on ", "\non ")])
    def test_evidence_that_still_stands_there_is_left_alone(self, own, text):
        before = own.text
        own.machine(briefing(), text)
        assert own.text == before

    def test_evidence_of_a_record_of_theirs_is_kept_and_the_nearest_sentence_offered(self, own):
        own.machine(briefing(), TEXT.replace("are expected on Friday", "are expected on Saturday"))
        entry = own.review[self.PATH]
        assert entry["yours"] == [TALKS]
        assert entry["machine"] == [TALKS.replace("Friday", "Saturday")]
        assert self.MINE.removesuffix("next_events:\n") in own.text
        before = own.text
        own.machine(None)
        assert own.text == before

    def test_the_offer_declined_is_not_made_again(self, own):
        text = TEXT.replace("are expected on Friday", "are expected on Saturday")
        own.machine(briefing(), text)
        own.text = own.text[: own.text.index("\nreview:")]
        own.machine(briefing(), text)
        assert own.review == {}

    def test_evidence_that_has_nothing_near_is_kept_and_marked_as_unsupported(self, own):
        own.machine(briefing(), "Quite another text.\n")
        assert own.review == {
            self.PATH: {"at": self.PATH, "yours": [TALKS], "machine": [], "why": "no longer in the article"}
        }
        assert own.record("positions", "mine")["evidence"] == [TALKS]
        before = own.text
        own.machine(None)
        own.machine(briefing(), "Quite another text.\n")
        assert own.text == before

    def test_unsupported_evidence_that_a_person_keeps_is_not_asked_about_again(self, own):
        own.machine(briefing(), "Quite another text.\n")
        own.text = own.text[: own.text.index("\nreview:")]
        own.machine(None)
        own.machine(briefing(), "Quite another text.\n")
        assert own.review == {}

    def test_the_mark_goes_when_the_sentence_comes_back(self, own):
        own.machine(briefing(), "Quite another text.\n")
        own.machine(briefing(), TEXT)
        assert own.review == {}

    def test_a_lost_record_is_asked_about_once(self, desk):
        desk.edit("stance: rejects", "stance: condemns")
        desk.machine(without(briefing(), "positions", "union-rejects-3c4d"), "Quite another text.\n")
        assert list(desk.review) == ["positions/union-rejects-3c4d"]
