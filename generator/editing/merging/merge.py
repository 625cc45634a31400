"""The three-way merge: the machine reads an article again, and what a person made of the file is not lost.

Three versions of one briefing are compared:

- base: what the machine wrote the last time; the lock remembers it,
- hand: what stands in the file, with all that a person has edited,
- fresh: what the machine says now.

What sets hand apart from base is a person's doing, and stays. What sets fresh apart from base is news, and comes in
where the person changed nothing. So with an actor's role:

    base        hand        fresh       the file then says
    minister    minister    premier     premier: nobody had touched it
    minister    chancellor  minister    chancellor: the machine has nothing new
    minister    chancellor  premier     chancellor, and an entry under `review:` offers "premier"
    minister    premier     premier     premier: both say the same

The merge knows plain data and no files. It is done in `STEPS`, to be read from top to bottom.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from generator.briefing import PARTS
from generator.editing.merging import fields, questions, sections
from generator.editing.merging.identity import identify
from generator.editing.merging.records import notice
from generator.editing.merging.underway import Change, Merge
from generator.editing.values.decisions import Decisions
from generator.editing.values.shape import ITEMS, VALUES, Data
from generator.paths import Path


@dataclass(frozen=True, slots=True)
class Merged:
    """What the merge gives."""

    data: Data
    """What the file is to say, spelled as the person spelled it wherever nothing changes."""
    base: Data
    """What the machine said this time, under the ids that are kept."""
    decided: Decisions
    changes: tuple[Change, ...]


def merge(
    base: Data,
    hand: Data,
    fresh: Data | None,
    decided: Decisions,
    commented: AbstractSet[tuple[str, int]] = frozenset(),
    article: Data | None = None,
    text: str | None = None,
) -> Merged:
    """Merge `fresh` into `hand`; None says that the machine has nothing new but for the `article` section, if given.

    `commented` names the records, by section and index in the list, that a comment keeps from being removed.
    With the `text` of an article that has changed, the evidence of records that only people keep is looked up in it.
    """
    underway = Merge(base, hand, fresh, decided, commented, article, text)
    for _, step in STEPS:
        step(underway)
    return Merged(underway.data, underway.new_base, underway.decided, tuple(underway.changes))


def adopt(hand: Data, fresh: Data) -> tuple[Data, Decisions]:
    """Give base and decisions where there is no lock: what equals `fresh` is the machine's, the rest the person's."""
    nothing: Data = {section: [] for section in ITEMS}
    with_ids = {s: [r for r in hand[s] if r.get("id") is not None] for s in ITEMS}
    return identify(fresh, {**nothing, **with_ids}, hand, Decisions())


def _notice(merge: Merge) -> None:
    noticed = notice(merge.base, merge.hand, merge.decided)
    merge.review = [questions.renamed_entry(entry, noticed.renamed) for entry in merge.hand.get("review") or []]
    merge.asked = questions.asked(merge.decided, noticed.renamed)
    merge.base, merge.decided = noticed.base, noticed.decided


def _identify(merge: Merge) -> None:
    if merge.found is None:
        base, lost = merge.base, merge.decided.lost
        fresh = {**base, **{s: [r for r in base[s] if r["id"] not in lost.get(s, {})] for s in ITEMS}}
    else:
        fresh, merge.decided = identify(merge.found, merge.base, merge.hand, merge.decided)
    merge.fresh = {**fresh, "article": merge.article or fresh["article"]}
    merge.data, merge.new_base = dict(merge.hand), dict(merge.fresh)


def _merge_values(merge: Merge) -> None:
    for key in VALUES:
        fields.merge_field(merge, Path(key), merge.base, merge.data, merge.fresh)
    for part in PARTS:
        versions = (merge.base[part], merge.data[part], merge.fresh[part])
        merge.data[part] = fields.merge_record(merge, Path(part), *versions)


def _remember(merge: Merge) -> None:
    update = {"choices": merge.choices, "removed": merge.removed, "lost": merge.lost}
    merge.decided = merge.decided.model_copy(update=update)


STEPS: tuple[tuple[str, Callable[[Merge], None]], ...] = (
    ("notice which whole records a person renamed, deleted, brought back or made one", _notice),
    ("give what the machine found now the ids that are kept", _identify),
    ("merge the values of the briefing itself, and the `article:` section", _merge_values),
    ("merge the sections record by record", sections.merge_sections),
    ("drop the actors that are found no more and that nobody names", sections.drop_unnamed),
    ("remember what the person decided", _remember),
    ("ask under `review:` what is open, and ask no more what is settled", questions.bring_in_line),
)
"""What a merge does, in order."""
