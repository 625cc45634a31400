"""The picture of who addresses whom, and with what stance: coordinates made at build time, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterable

from generator.publishing.values.pieces import Curve, Diagram, Label, Link, Speaker, StanceRow

WIDTH, ROW = 800, 30
"""The picture's width and the height of a line in it, in its own units; the style sheet scales it as a whole."""
MOST = 40
"""Edges drawn and listed; a picture with more says nothing."""

_NAME_END, _STANCE_START, _STANCE_END, _ARROW, _PARTY_START = 262, 276, 410, 560, 566
"""From left to right: where names end, stances begin and end, arrows point, and parties begin."""
_NAME_LENGTH, _STANCE_LENGTH = 32, 18
"""Characters that fit between these places; longer words are cut, and stand whole in the table."""
_UNSURE = frozenset({"negated", "hypothetical", "uncertain"})


def draw(speakers: Iterable[Speaker]) -> Diagram | None:
    """Draw who addresses whom; None where nobody addresses anybody."""
    table = _addresses(speakers)
    if not table:
        return None
    rows = {index: ROW // 2 + index * ROW for index in range(len(table))}
    parties = _place_parties(table, rows)
    names = [
        Label(_NAME_END, rows[index], _short(address.speaker.text, _NAME_LENGTH))
        for index, address in enumerate(table)
        if index == 0 or table[index - 1].speaker != address.speaker
    ]
    middle = (_STANCE_END + _ARROW) // 2
    return Diagram(
        WIDTH,
        max(*rows.values(), *parties.values()) + ROW // 2,
        tuple(names),
        tuple(
            Label(_STANCE_START, rows[index], _short(address.stance.text, _STANCE_LENGTH))
            for index, address in enumerate(table)
        ),
        tuple(Label(_PARTY_START, y, _short(name, _NAME_LENGTH)) for name, y in parties.items()),
        tuple(
            Curve(
                f"M{_STANCE_END} {rows[index]}C{middle} {rows[index]} {middle} {end} {_ARROW - 6} {end}",
                address.unsure,
            )
            for index, address in enumerate(table)
            for end in (parties[address.party.text],)
        ),
        tuple(f"M{_ARROW} {y}l-8-4v8z" for y in parties.values()),
        table,
    )


def _addresses(speakers: Iterable[Speaker]) -> tuple[StanceRow, ...]:
    found: dict[tuple[str, str, str], StanceRow] = {}
    for speaker in speakers:
        for line in speaker.lines:
            unsure = any(badge.kind in _UNSURE for badge in line.badges)
            for party in line.toward:
                address = StanceRow(speaker.name, Link(line.stance, f"#{line.anchor}"), party, unsure)
                found.setdefault((speaker.anchor, line.stance, party.text), address)
    return tuple(found.values())[:MOST]


def _place_parties(table: tuple[StanceRow, ...], rows: dict[int, int]) -> dict[str, int]:
    """Put each party beside the middle of what is said to it, and the parties at least one row apart."""
    sought: dict[str, list[int]] = {}
    for index, address in enumerate(table):
        sought.setdefault(address.party.text, []).append(rows[index])
    wanted = {name: sum(heights) // len(heights) for name, heights in sought.items()}
    placed: dict[str, int] = {}
    free = ROW // 2
    for name in sorted(wanted, key=lambda party: (wanted[party], party)):
        placed[name] = max(free, wanted[name])
        free = placed[name] + ROW
    return placed


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
