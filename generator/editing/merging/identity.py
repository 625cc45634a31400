"""Ids are given once and kept: fresh records take over the ids of the known records that they are."""

from __future__ import annotations

from generator.editing.merging.matching import Candidate, match
from generator.editing.merging.references import redirected
from generator.editing.values.decisions import Decisions
from generator.editing.values.shape import ITEMS, Data, known_as, meaning


def identify(fresh: Data, base: Data, hand: Data, decided: Decisions) -> tuple[Data, Decisions]:
    """Give `fresh` under known ids, without what people deleted or wrote themselves, and the decisions with the ids.

    So a position that stands in the file as `strike-will-end-9b03de`, and that the machine calls `strike-to-end-4f2a1c`
    since the article was reworded, comes back under the id in the file; the decisions remember as what it was found.
    """
    out = dict(fresh)
    found_as, deleted, same_actor = dict(decided.found_as), dict(decided.deleted), {}
    for section in ITEMS:
        known = _Section(section, base, hand, decided)
        ids, out[section] = known.identified(fresh[section])
        found_as[section] = known.found_as
        deleted[section] = tuple(known.deleted.values())
        if section == "actors":
            same_actor = ids
    filled = {"found_as": {k: v for k, v in found_as.items() if v}, "deleted": {k: v for k, v in deleted.items() if v}}
    # One step at once: an id that the machine uses for one actor may be the kept id of another.
    if any(own != known for own, known in same_actor.items()):
        out = redirected(out, lambda reference: same_actor.get(reference, reference))
    if decided.redirects:
        out = redirected(out, decided.actor)
    return out, decided.model_copy(update=filled)


class _Section:
    """The known records of one section, to which fresh ones are matched."""

    def __init__(self, name: str, base: Data, hand: Data, decided: Decisions) -> None:
        self.name = name
        ids = decided.found_as.get(name, {})
        self.deleted = {record["id"]: record for record in decided.deleted.get(name, ())}
        machines = {record["id"]: record for record in base[name]}
        self.found_as = {kept: found for kept, found in ids.items() if kept in machines or kept in self.deleted}
        own = [record for record in hand[name] if record.get("id") not in machines]
        self.machines = frozenset(machines)
        hands = {record.get("id"): record for record in hand[name]}
        self.known = [Candidate(self._with_names(r, hands.get(r["id"])), ids.get(r["id"])) for r in machines.values()]
        self.known += [Candidate(record, ids.get(record["id"])) for record in self.deleted.values()]
        self.known += [Candidate(self._with_id(record), None) for record in own]
        self.taken = {str(k.record["id"]) for k in self.known if k.record.get("id") is not None}

    def _with_names(self, machines: Data, hand: Data | None) -> Data:
        """Give an actor with the names, too, under which people know it."""
        if self.name != "actors" or hand is None:
            return machines
        spelled = (machines.get("aliases"), hand.get("name"), hand.get("aliases"))
        aliases = [name for value in spelled for name in meaning("actors", "aliases", value) or []]
        return {**machines, "aliases": list(dict.fromkeys(aliases))}

    def _with_id(self, own: Data) -> Data:
        """Give a record that a person added under the id by which others name it, where that is nobody else's."""
        if self.name != "actors" or own.get("id") is not None or known_as(own) in self.machines:
            return own
        return {**own, "id": known_as(own)}

    def identified(self, fresh: list[Data]) -> tuple[dict[str, str], list[Data]]:
        """Give each fresh id's known id, and the records that are the machine's to write."""
        found = match(self.name, fresh, self.known)
        ids: dict[str, str] = {}
        records = []
        for i, record in enumerate(fresh):
            kept = self.known[found[i]].record.get("id") if i in found else None
            new = str(kept) if kept is not None else self._unused(str(record["id"]))
            ids[str(record["id"])] = new
            if i not in found or new in self.machines:
                records.append({**record, "id": new})
            elif new in self.deleted:
                self.deleted[new] = {**record, "id": new}
            self._remember_id(new, str(record["id"]))
        return ids, records

    def _remember_id(self, kept: str, found: str) -> None:
        self.found_as.pop(kept, None)
        if kept != found and (kept in self.machines or kept in self.deleted):
            self.found_as[kept] = found

    def _unused(self, wanted: str) -> str:
        candidate, n = wanted, 1
        while candidate in self.taken:
            n += 1
            candidate = f"{wanted}-{n}"
        self.taken.add(candidate)
        return candidate
