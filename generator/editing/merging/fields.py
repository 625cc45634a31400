"""One field, three ways: what the machine wrote last (base), what stands in the file (hand), what it says now (fresh).

`settle` and `settle_set` decide, and know nothing but the three values. These are meanings (see `shape.meaning`), so
that nothing counts as an edit only because it is spelled differently; None stands for absent.
"""

from __future__ import annotations

from typing import Any

from generator.editing.merging.placing import index_for, insert
from generator.editing.merging.references import redirected_value
from generator.editing.merging.underway import Change, Merge
from generator.editing.values.decisions import Choice, Offer
from generator.editing.values.shape import REFERENCES, SETS, Data, keys, meaning
from generator.paths import Path


def settle(base: Any, hand: Any, fresh: Any, past: Choice | None, *, is_standing: bool) -> tuple[Any, Choice | None]:
    """Merge a field with a single value: give the value that the file is to have, and what has to be remembered.

    `is_standing` says whether the review entry that was opened before, if any, is still in the file. So an edited
    role ("minister", "chancellor", "premier") gives "chancellor" and a choice that offers "premier"; once the person
    has deleted that entry, "premier" is known, and never offered again.
    """
    if hand in (base, fresh):  # untouched, taken over by hand, or changed by both to the same
        return fresh, None
    past = past or Choice()
    known, offer = past.known, past.offer
    if offer is None:
        known = _and(known, base)
    elif not is_standing or hand != offer.yours:  # declined, or settled by another value
        known, offer = _and(known, offer.machine), None
    if fresh in known:
        offer = None
    elif offer is None or offer.machine != fresh:
        offer = Offer(yours=hand, machine=fresh)
    unseen = tuple(value for value in known if value != fresh)
    return hand, Choice(known=known, offer=offer) if offer or unseen else None


def settle_set(
    base: list[str], hand: list[str], fresh: list[str], removed: tuple[str, ...]
) -> tuple[list[str], tuple[str, ...]]:
    """Merge a set member by member. Gives the members in the person's order and what the person took out so far.

    What only the machine adds comes after the member before it in the machine's order. So aliases (Ann, Lee), of
    which a person took out Lee and to which the machine adds Annie behind Ann, become (Ann, Annie).
    """
    taken_out = tuple(dict.fromkeys(m for m in (*removed, *base) if m not in hand))
    out = [member for member in dict.fromkeys(hand) if member not in base or member in fresh]
    for i, member in enumerate(fresh):
        if member not in out and member not in taken_out:
            out.insert(index_for(fresh, i, out), member)
    return out, taken_out


def _and(known: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    return known if value in known else (*known, value)


def merge_record(merge: Merge, path: Path, base: Data, hand: Data, fresh: Data) -> Data:
    """Give the record at `path` as the file is to have it."""
    if hand == fresh == base and str(path) not in merge.removed_of:
        return hand
    out = dict(hand)
    for key in keys(path.section):
        if key != "id":
            merge_field(merge, path.of(key), base, out, fresh)
    return out


def merge_field(merge: Merge, path: Path, base: Data, out: Data, fresh: Data) -> None:
    """Merge the field at `path` of three records; `out` is the person's, and takes in what the machine has new."""
    (_merge_set if path.field in SETS else _merge_value)(merge, path, base, out, fresh)


def _merge_value(merge: Merge, path: Path, base: Data, out: Data, fresh: Data) -> None:
    (section, key), at = path.field, str(path)
    spelled = out.get(key)
    value, choice = settle(
        meaning(section, key, base.get(key)),
        meaning(section, key, redirected_value(section, key, spelled, merge.decided.actor)),
        new := meaning(section, key, fresh.get(key)),
        merge.decided.choices.get(at),
        is_standing=at in merge.standing,
    )
    if choice:
        merge.choices[at] = choice
    elif value == new != meaning(section, key, spelled):
        _write(merge, path, out, fresh.get(key))


def _merge_set(merge: Merge, path: Path, base: Data, out: Data, fresh: Data) -> None:
    (section, key), at = path.field, str(path)
    before, spelled, new = (meaning(section, key, side.get(key)) or [] for side in (base, out, fresh))
    follows = spelled
    if (section, key) in REFERENCES:
        follows = [actor if (actor := merge.decided.actor(m)) in before else m for m in spelled]
    members, removed = settle_set(before, follows, new, merge.decided.removed.get(at, ()))
    if removed:
        merge.removed[at] = removed
    if members != spelled:
        _write(merge, path, out, members or None)


def _write(merge: Merge, path: Path, out: Data, value: Any) -> None:
    section, key = path.field
    merge.changes.append(Change("updated", path, old=out.get(key), new=value))
    if value is None:
        out.pop(key, None)
    elif key in out:
        out[key] = value
    else:
        insert(out, key, value, keys(section))
