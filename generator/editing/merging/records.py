"""What a person did to whole records: gave one another id, deleted it, brought it back, made two actors one.

Nobody says so; it is seen by comparing the file (hand) with what the machine wrote (base):

    base                 hand                                   what the person did
    ann-lee: Ann Lee     lee: Ann Lee                           gave the record another id
    ann-lee: Ann Lee     -                                      deleted it; the machine must not bring it back
    -                    ann-lee: Ann Lee (deleted once)        brought it back; it is the machine's again
    ann-lee: Ann Lee     bob-ray: Bob Ray, aliases: [Ann Lee]   made it one with another actor

Base is then led after the file, so that all that follows compares records of one id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.editing.merging.matching import names
from generator.editing.merging.references import redirected
from generator.editing.values.decisions import Decisions
from generator.editing.values.shape import ITEMS, Data, known_as, meaning, record_meaning, telling
from generator.paths import Path


@dataclass(frozen=True, slots=True)
class Noticed:
    """The base led after the file, and what people have decided with what was noticed now."""

    base: Data
    """What the machine wrote last, under the ids that people use now and without what they deleted."""
    decided: Decisions
    renamed: dict[Path, Path]
    """Paths of records whose id was changed, such as `actors/putin`, with their new paths."""


def notice(base: Data, hand: Data, decided: Decisions) -> Noticed:
    """Notice what a person did to whole records since the machine wrote `base`; `decided` is what was known before."""
    renamed = {}
    base = {**base, **{section: list(base.get(section, [])) for section in ITEMS}}
    for section in ITEMS:
        base, decided = _revived(section, base, hand, decided)
        for old, new in _renames(section, base[section], hand[section]):
            base, decided = _renamed(section, old, new, base, decided)
            renamed[Path(section, old)] = Path(section, new)
        base, decided = _deleted(section, base, hand, decided)
    living = {known_as(actor) for actor in hand["actors"]}
    redirects = {old: new for old, new in decided.redirects.items() if old not in living}
    decided = decided.model_copy(update={"redirects": redirects})
    return Noticed(redirected(base, decided.actor) if decided.redirects else base, decided, renamed)


def _revived(section: str, base: Data, hand: Data, decided: Decisions) -> tuple[Data, Decisions]:
    """Give back to the machine what was deleted and stands in the file again under its id."""
    present = {record.get("id") for record in hand[section]}
    deleted = decided.deleted.get(section, ())
    back = [record for record in deleted if record["id"] in present]
    if not back:
        return base, decided
    rest = tuple(record for record in deleted if record["id"] not in present)
    return {**base, section: [*base[section], *back]}, decided.in_section(section, deleted=rest)


def _renames(section: str, base: list[Data], hand: list[Data]) -> Iterator[tuple[str, str]]:
    """Give (old id, new id) of records whose id a person changed: all else is the same, or what tells records apart."""
    base_ids, hand_ids = {r["id"] for r in base}, {r.get("id") for r in hand}
    gone = [record for record in base if record["id"] not in hand_ids]
    new = [record for record in hand if record.get("id") is not None and record["id"] not in base_ids]
    renamed: set[int] = set()
    for signs in (_all_of_it, _telling):
        candidates: dict[str, list[int]] = {}
        for i, record in enumerate(new):
            for sign in signs(section, record):
                candidates.setdefault(sign, []).append(i)
        for record in [*gone]:
            fitting = {i for sign in signs(section, record) for i in candidates.get(sign, ())} - renamed
            if fitting:
                first = min(fitting)
                renamed.add(first)
                gone.remove(record)
                yield record["id"], str(new[first]["id"])


def _all_of_it(section: str, record: Data) -> list[str]:
    """Give what two records have in common exactly when they say the same."""
    return [repr(sorted(record_meaning(section, record).items()))]


def _telling(section: str, record: Data) -> list[str]:
    """Give signs of which two records share one when they tell of the same thing."""
    if telling(section, "name"):
        return [repr((record.get("kind"), name)) for name in dict.fromkeys(names(record))]
    return [repr([meaning(section, key, record.get(key)) for key in (*telling(section, "gist"), "evidence")])]


def _renamed(section: str, old: str, new: str, base: Data, decided: Decisions) -> tuple[Data, Decisions]:
    found_as, lost = decided.found_as.get(section, {}), decided.lost.get(section, {})
    now: dict[str, Any] = {
        "found_as": {**{kept: found for kept, found in found_as.items() if kept != old}, new: found_as.get(old, old)},
        "named": (*(name for name in decided.named.get(section, ()) if name != old), new),
    }
    if old in lost:
        now["lost"] = {new if kept == old else kept: state for kept, state in lost.items()}
    renamed = {Path(section, old): Path(section, new)}
    decided = decided.in_section(section, **now).at_paths(lambda path: moved(path, renamed))
    if section == "actors":
        decided = decided.model_copy(update={"redirects": {**decided.redirects, old: new}})
    records = [{**record, "id": new} if record["id"] == old else record for record in base[section]]
    return {**base, section: records}, decided


def moved(path: str, renamed: Mapping[Path, Path]) -> str:
    """Give a path, as it is printed, under the id that a person's renaming gave its record."""
    old = Path.read(path)
    return str(renamed[old.record].of(old.key)) if old.record in renamed else path


def _deleted(section: str, base: Data, hand: Data, decided: Decisions) -> tuple[Data, Decisions]:
    present = {record.get("id") for record in hand[section]}
    gone = tuple(record for record in base[section] if record["id"] not in present)
    if not gone:
        return base, decided
    ids = {record["id"] for record in gone}
    if section == "actors":
        keepers = _keepers(hand["actors"])
        into = {record["id"]: keepers[record["name"]] for record in gone if record["name"] in keepers}
        decided = decided.model_copy(update={"redirects": {**decided.redirects, **into}})
    lost = {kept: state for kept, state in decided.lost.get(section, {}).items() if kept not in ids}
    decided = decided.in_section(section, lost=lost, deleted=(*decided.deleted.get(section, ()), *gone))
    decided = decided.at_paths(lambda path: None if _inside(path, section, ids) else path)
    return {**base, section: [record for record in base[section] if record["id"] in present]}, decided


def _inside(path: str, section: str, ids: set[str]) -> bool:
    """Say whether a path is that of a field of one of these records."""
    field = Path.read(path)
    return field.section == section and bool(field.key) and field.id in ids


def _keepers(actors: list[Data]) -> dict[str, str]:
    """Give by alias the id of the actor that has it: a deleted actor whose name it is was made one with that one."""
    found: dict[str, str] = {}
    for actor in actors:
        for alias in meaning("actors", "aliases", actor.get("aliases")) or []:
            found.setdefault(alias, known_as(actor))
    return found
