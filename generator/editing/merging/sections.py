"""Sections merged record by record: which records stay in the file, which go, which come.

A record is in base, in hand and in fresh, or is missing in some of them:

    base  hand  fresh
    -     yes   -       a person wrote it: it stays as it is
    -     -     yes     the machine found it now: it is added
    yes   yes   yes     it is merged field by field (see `fields`)
    yes   yes   -       the machine no longer finds it: it goes, but stays with a question where a person edited it
    yes   -     any     a person deleted it: `records` has taken it out of base already, and `identity` out of fresh
"""

from __future__ import annotations

from generator.editing.merging.fields import merge_record, settle
from generator.editing.merging.placing import with_added
from generator.editing.merging.references import redirected_record, references
from generator.editing.merging.underway import Change, Merge
from generator.editing.values.anchors import anchored
from generator.editing.values.shape import ITEMS, Data, meaning, record_meaning
from generator.paths import Path


def merge_sections(merge: Merge) -> Merge:
    """Merge every section whose records have ids."""
    for section in ITEMS:
        merge.data[section] = _section(merge, section)
    return merge


def _section(merge: Merge, section: str) -> list[Data]:
    base = {record["id"]: record for record in merge.noticed.base[section]}
    fresh = {record["id"]: record for record in merge.fresh[section]}
    kept: list[Data] = []
    stays: list[Data] = []
    for i, record in enumerate(merge.noticed.hand[section]):
        record_id = record.get("id")
        if record_id not in base:
            kept.append(record)
            _anchor(merge, section, record)
        elif record_id in fresh:
            path = Path(section, record_id)
            kept.append(merge_record(merge, path, base[record_id], record, fresh[record_id]))
        elif not _is_untouched(merge, section, i, base[record_id]):
            kept.append(record)
            stays.append(base[record_id])
            _keep_lost(merge, section, record_id)
            _anchor(merge, section, record, is_lost=True)
        elif section == "actors":
            kept.append(record)
            merge.unnamed[record_id] = base[record_id]
        else:
            merge.changes.append(Change("removed", Path(section, record_id), old=record))
    added = {record_id: record for record_id, record in fresh.items() if record_id not in base}
    merge.changes += [Change("added", Path(section, record_id), new=record) for record_id, record in added.items()]
    merge.new_base[section] = [*merge.fresh[section], *stays]
    return with_added(kept, list(fresh), added)


def drop_unnamed(merge: Merge) -> Merge:
    """Drop the actors that the machine no longer finds, but for those whom a record still names.

    Only a person's record can name one; it stays as what was edited does, and so does one that a person kept.
    """
    kept = {record_id for record_id, state in merge.decided.lost.get("actors", {}).items() if state == "kept"}
    while merge.unnamed:
        named = {*references({**merge.data, "actors": _without_unnamed(merge)}), *kept} & merge.unnamed.keys()
        if not named:
            break
        for record_id in [record_id for record_id in merge.unnamed if record_id in named]:
            merge.new_base["actors"].append(merge.unnamed.pop(record_id))
            _keep_lost(merge, "actors", record_id)
    gone = [record for record in merge.data["actors"] if record.get("id") in merge.unnamed]
    merge.changes += [Change("removed", Path("actors", record["id"]), old=record) for record in gone]
    merge.data["actors"] = _without_unnamed(merge)
    return merge


def _without_unnamed(merge: Merge) -> list[Data]:
    return [record for record in merge.data["actors"] if record.get("id") not in merge.unnamed]


def _is_untouched(merge: Merge, section: str, i: int, base: Data) -> bool:
    """Say whether a record of the file is as the machine wrote it, without a comment and under the machine's id."""
    if (section, i) in merge.noticed.commented or base["id"] in merge.decided.named.get(section, ()):
        return False
    record = redirected_record(section, merge.noticed.hand[section][i], merge.decided.actor)
    return record_meaning(section, record) == record_meaning(section, base)


def _keep_lost(merge: Merge, section: str, record_id: str) -> None:
    """Keep a record that the machine no longer finds, and ask about it once."""
    path = str(Path(section, record_id))
    merge.choices |= merge.choices_of.get(path, {})
    merge.removed |= merge.removed_of.get(path, {})
    state = merge.decided.lost.get(section, {}).get(record_id)
    answered = state is not None and path not in merge.standing
    merge.lost.setdefault(section, {})[record_id] = "kept" if answered else "open"


def _anchor(merge: Merge, section: str, record: Data, *, is_lost: bool = False) -> None:
    """Offer what a changed article has instead of the evidence of a record that only people keep.

    That is the nearest sentences, or nothing: then the record is unsupported. Of a lost one that is said already.
    """
    path = str(Path(section, str(record.get("id")), "evidence"))
    past = merge.decided.choices.get(path)
    hand = meaning(section, "evidence", record.get("evidence"))
    if not hand or record.get("id") is None:
        return
    if merge.noticed.text is not None:
        now = anchored(hand, merge.noticed.text) or (None if is_lost else [])
    elif past and past.offer:
        now = past.offer.machine
    else:
        merge.choices |= {path: past} if past else {}
        return
    _, choice = settle(None, hand, now, past, is_standing=path in merge.standing)
    if choice:
        merge.choices[path] = choice
