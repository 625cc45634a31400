"""What a person did to whole records: renamed, deleted, brought back, merged two actors into one."""

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
    """The base and the decided after what a person did to whole records."""

    base: Data
    """Under the ids that people use now, without what they deleted."""
    decided: Decisions
    renamed: dict[Path, Path]
    """Paths of records whose id was changed, such as `actors/putin`, with their new paths."""


def notice(base: Data, hand: Data, decided: Decisions) -> Noticed:
    """Compare the records of the file with those that the machine wrote."""
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
    return _with(base, section, [*base[section], *back]), _remember(decided, "deleted", section, rest)


def _renames(section: str, base: list[Data], hand: list[Data]) -> Iterator[tuple[str, str]]:
    """Give (old id, new id) of records whose id a person changed: all else is the same, or what tells records apart."""
    base_ids, hand_ids = {r["id"] for r in base}, {r.get("id") for r in hand}
    gone = [record for record in base if record["id"] not in hand_ids]
    new = [record for record in hand if record.get("id") is not None and record["id"] not in base_ids]
    renamed: set[int] = set()
    for signs in (_all_of_it, _telling):
        candidates: dict[str, list[int]] = {}
        for place, record in enumerate(new):
            for sign in signs(section, record):
                candidates.setdefault(sign, []).append(place)
        for record in [*gone]:
            fitting = {place for sign in signs(section, record) for place in candidates.get(sign, ())} - renamed
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
    records = [{**record, "id": new} if record["id"] == old else record for record in base[section]]
    found_as = dict(decided.found_as.get(section, {}))
    found_as[new] = found_as.pop(old, old)
    decided = _remember(decided, "found_as", section, found_as)
    names = tuple(name for name in decided.named.get(section, ()) if name != old)
    decided = _remember(decided, "named", section, (*names, new))
    if old in decided.lost.get(section, {}):
        lost = {new if key == old else key: state for key, state in decided.lost[section].items()}
        decided = _remember(decided, "lost", section, lost)
    renamed = {Path(section, old): Path(section, new)}
    update: dict[str, Any] = {
        "removed": {moved(path, renamed): value for path, value in decided.removed.items()},
        "choices": {moved(path, renamed): value for path, value in decided.choices.items()},
    }
    if section == "actors":
        update["redirects"] = {**decided.redirects, old: new}
    return _with(base, section, records), decided.model_copy(update=update)


def moved(path: str, renamed: Mapping[Path, Path]) -> str:
    """Give a path, as it is printed, under the id that a person's renaming gave its record."""
    place = Path.read(path)
    return str(renamed[place.record].of(place.key)) if place.record in renamed else path


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
    lost = {key: state for key, state in decided.lost.get(section, {}).items() if key not in ids}
    decided = _remember(decided, "lost", section, lost)
    decided = decided.model_copy(
        update={
            name: {p: v for p, v in getattr(decided, name).items() if not _inside(p, section, ids)}
            for name in ("removed", "choices")
        }
    )
    decided = _remember(decided, "deleted", section, (*decided.deleted.get(section, ()), *gone))
    return _with(base, section, [record for record in base[section] if record["id"] in present]), decided


def _inside(path: str, section: str, ids: set[str]) -> bool:
    place = Path.read(path)
    return place.section == section and bool(place.key) and place.id in ids


def _keepers(actors: list[Data]) -> dict[str, str]:
    """Give by alias the id of the actor that has it: a deleted actor whose name it is was made one with that one."""
    found: dict[str, str] = {}
    for actor in actors:
        for alias in meaning("actors", "aliases", actor.get("aliases")) or []:
            found.setdefault(alias, known_as(actor))
    return found


def _with(data: Data, section: str, records: list[Data]) -> Data:
    return {**data, section: records}


def _remember(decided: Decisions, name: str, section: str, value: Any) -> Decisions:
    kept = {key: v for key, v in getattr(decided, name).items() if key != section}
    return decided.model_copy(update={name: {**kept, section: value} if value else kept})
