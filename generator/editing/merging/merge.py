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

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Never

from generator.briefing import PARTS
from generator.editing.merging import fields, questions, sections
from generator.editing.merging.identity import identify
from generator.editing.merging.records import notice
from generator.editing.merging.underway import Change, Merge, Noticed, Versions
from generator.editing.values.decisions import Decisions
from generator.editing.values.shape import ITEMS, VALUES, Data
from generator.paths import Path
from generator.steps import Steps


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
    done = STEPS.take(Versions(base, hand, fresh, decided, commented, article, text))
    return Merged(done.data, done.new_base, done.decided, tuple(done.changes))


def adopt(hand: Data, fresh: Data) -> tuple[Data, Decisions]:
    """Give base and decisions where there is no lock: what equals `fresh` is the machine's, the rest the person's."""
    nothing: Data = {section: [] for section in ITEMS}
    with_ids = {s: [r for r in hand[s] if r.get("id") is not None] for s in ITEMS}
    return identify(fresh, {**nothing, **with_ids}, hand, Decisions())


def _notice(given: Versions) -> Noticed:
    noticed = notice(given.base, given.hand, given.decided)
    review = [questions.renamed_entry(entry, noticed.renamed) for entry in given.hand.get("review") or []]
    asked = questions.asked(given.decided, noticed.renamed)
    versions = replace(given, base=noticed.base, decided=noticed.decided)
    return Noticed(**vars(versions), review=review, asked=asked)


def _identify(noticed: Noticed) -> Merge:
    base, decided = noticed.base, noticed.decided
    if noticed.found is None:
        lost = decided.lost
        fresh = {**base, **{s: [r for r in base[s] if r["id"] not in lost.get(s, {})] for s in ITEMS}}
    else:
        fresh, decided = identify(noticed.found, base, noticed.hand, decided)
    fresh = {**fresh, "article": noticed.article or fresh["article"]}
    return Merge(noticed, decided, fresh, data=dict(noticed.hand), new_base=dict(fresh))


def _merge_values(merge: Merge) -> Merge:
    base = merge.noticed.base
    for key in VALUES:
        fields.merge_field(merge, Path(key), base, merge.data, merge.fresh)
    for part in PARTS:
        merge.data[part] = fields.merge_record(merge, Path(part), base[part], merge.data[part], merge.fresh[part])
    return merge


def _remember(merge: Merge) -> Merge:
    update = {"choices": merge.choices, "removed": merge.removed, "lost": merge.lost}
    merge.decided = merge.decided.model_copy(update=update)
    return merge


STEPS = (
    Steps[Versions, Versions, Never]()
    .then("notice which whole records a person renamed, deleted, brought back or made one", _notice)
    .then("give what the machine found now the ids that are kept", _identify)
    .then("merge the values of the briefing itself, and the `article:` section", _merge_values)
    .then("merge the sections record by record", sections.merge_sections)
    .then("drop the actors that are found no more and that nobody names", sections.drop_unnamed)
    .then("remember what the person decided", _remember)
    .then("ask under `review:` what is open, and ask no more what is settled", questions.bring_in_line)
)
"""What a merge does, in order."""
