"""The page of one briefing."""

from __future__ import annotations

from collections.abc import Iterator

from generator import weblink
from generator.briefing import PLAIN, Position
from generator.ground.moments import known
from generator.publishing.formats import calendar
from generator.publishing.pages import diagram, evidence, lines, structured
from generator.publishing.pages.view import View
from generator.publishing.values import addresses, dates
from generator.publishing.values.directory import actor_id
from generator.publishing.values.entry import BriefingEntry
from generator.publishing.values.pieces import Badge, Card, EvidenceLine, Link, Remark, Speaker, When
from generator.publishing.values.records import BriefingPage, MovedPage, WithdrawnPage

NOT_FOUND = Badge("unsupported", "no longer in the article")

_LEDE = 2
"""Sentences of the summary that a list shows: what happened, and what makes it matter."""


def page(view: View, *, full_text: bool, site_name: str, site_url: str | None) -> BriefingPage:
    """Make the page of a briefing, with the whole article where that may be republished and is at hand."""
    entry, briefing = view.entry, view.entry.briefing
    article = briefing.article
    address = weblink.safe(article.url)
    speakers = _speakers(view)
    return BriefingPage(
        path=view.page,
        title=briefing.headline,
        told={key: getattr(briefing, key) for key in PLAIN},
        meta=_meta(view) | {"extra": _extra(view, site_name, site_url)},
        published=day(article.published),
        updated=day(entry.updated),
        published_note=article.published_note,
        source=Link(article.source, addresses.link(view.page, addresses.source(article.source)))
        if article.source
        else None,
        source_note=article.source_note,
        authors=article.author,
        original=Link(article.title or "the original article", address) if address else None,
        badges=_badges(view),
        notices=_notices(view),
        summary=tuple(lines.summary_line(view, sentence) for sentence in briefing.summary),
        events=tuple(lines.event_line(view, event) for event in briefing.next_events),
        calendar=addresses.link(view.page, addresses.calendar(view.page))
        if any(calendar.is_appointment(event) for event in briefing.next_events)
        else None,
        actors=tuple(lines.actor_line(view, actor) for actor in briefing.actors),
        speakers=speakers,
        diagram=diagram.draw(speakers),
        evidence=_evidence(view),
        article=evidence.paragraphs(entry.text, view.sentences) if full_text and entry.text is not None else (),
        corrections=_corrections(entry),
    )


def withdrawn(entry: BriefingEntry, site_name: str) -> WithdrawnPage:
    """Make the page of a briefing that was taken back: its address stays, with the notice and nothing else."""
    return WithdrawnPage(
        path=addresses.briefing(entry.slug),
        title=entry.briefing.headline,
        meta={
            "title": entry.briefing.headline,
            "description": f"This briefing was withdrawn by {site_name}.",
            "search": {"exclude": True},
            "extra": {"robots": "noindex"},
        },
        reason=entry.briefing.reason,
        corrections=_corrections(entry),
    )


def moved(entries: tuple[BriefingEntry, ...]) -> Iterator[MovedPage]:
    """Make a page at each old address of the briefings, unless another briefing has that address now."""
    taken = {addresses.briefing(entry.slug) for entry in entries}
    for entry in entries:
        for slug in entry.former_slugs:
            path = addresses.briefing(slug)
            if path in taken:
                continue
            taken.add(path)
            yield MovedPage(
                path=path,
                title=entry.briefing.headline,
                meta={
                    "title": entry.briefing.headline,
                    "search": {"exclude": True},
                    "extra": {"robots": "noindex"},
                },
                target=Link(entry.briefing.headline, addresses.link(path, addresses.briefing(entry.slug))),
            )


def card(view: View) -> Card:
    """Make the entry of a briefing in a list."""
    briefing = view.entry.briefing
    lede = " ".join(sentence.text for sentence in briefing.summary[:_LEDE])
    return Card(view.briefing_link(), day(briefing.article.published), briefing.article.source, lede or None)


def day(iso: str | None) -> When | None:
    """Say an ISO date (or date with time) as a day, for readers and machines; None where it is none."""
    moment = known(iso)
    return When(dates.day(moment.first), moment.first.isoformat()) if moment else None


def _corrections(entry: BriefingEntry) -> tuple[tuple[str, str], ...]:
    return tuple((_words(correction.date), correction.text) for correction in entry.briefing.corrections)


def _words(iso: str) -> str:
    moment = day(iso)
    return moment.words if moment else iso


def _meta(view: View) -> dict[str, object]:
    briefing = view.entry.briefing
    meta: dict[str, object] = {"title": briefing.headline, "search": {"boost": 2}}
    if briefing.summary:
        meta["description"] = briefing.summary[0].text
    if tags := list(dict.fromkeys(view.entry.main_actors)):
        meta["tags"] = tags
    if changed := day(view.entry.updated) or day(briefing.article.published):
        meta["updated"] = changed.iso
    return meta


def _extra(view: View, site_name: str, site_url: str | None) -> dict[str, object]:
    """Give what the theme puts into the head of the page."""
    extra: dict[str, object] = {
        "json": addresses.json(view.entry.slug),
        "json_ld": structured.json_ld(view.entry, site_name, site_url),
    }
    published = day(view.entry.published)
    if published:
        extra["published"] = published.iso
    if facets := _facets(view, published):
        extra["facets"] = facets
    return extra


def _facets(view: View, published: When | None) -> dict[str, list[str]]:
    """Say what a search can be narrowed by: actors and countries as the site names them, and the article's month."""
    briefing, directory = view.entry.briefing, view.directory
    known = [directory.actors[view.entry.canonical(actor_id(actor))] for actor in briefing.actors]
    codes = [*(actor.country for actor in briefing.actors), *(event.country for event in briefing.next_events)]
    facets = {
        "actor": [actor.name for actor in known if actor.has_page],
        "country": [directory.countries.get(code, code) for code in codes if code],
        "month": [published.iso[:7]] if published and published.iso else [],
    }
    return {name: list(dict.fromkeys(values)) for name, values in facets.items() if values}


def _badges(view: View) -> tuple[Badge, ...]:
    badges = [Badge("single", "single source")]
    if view.entry.edited:
        badges.append(lines.EDITED)
    return tuple(badges)


def _notices(view: View) -> tuple[Remark, ...]:
    notices, briefing = [], view.entry.briefing
    if view.entry.text is None:
        notices.append(
            Remark("absent", "The article is not at hand, so the evidence could not be compared with it again.")
        )
    if not (briefing.summary or briefing.positions or briefing.next_events or briefing.actors):
        notices.append(Remark("bare", "This briefing has a headline alone: nothing else of the article is told here."))
    return tuple(notices)


def _speakers(view: View) -> tuple[Speaker, ...]:
    """Group positions by who holds them: the actors in their order, then names and sources without a record."""
    briefing = view.entry.briefing
    groups: dict[tuple[bool, str], list[Position]] = {(True, actor_id(actor)): [] for actor in briefing.actors}
    for position in briefing.positions:
        key = (True, position.actor) if position.actor else (False, position.source or "Source not named")
        groups.setdefault(key, []).append(position)
    roles = {actor_id(actor): actor.role for actor in briefing.actors}
    return tuple(
        Speaker(
            lines.anchor("by", name if resolved else None, name),
            view.actor(name) if resolved else Link(name),
            roles.get(name) if resolved else None,
            resolved,
            tuple(lines.position_line(view, position) for position in positions),
        )
        for (resolved, name), positions in groups.items()
        if positions
    )


def _evidence(view: View) -> tuple[EvidenceLine, ...]:
    """List the evidence, each sentence with the way back to every line that rests on it."""
    briefing = view.entry.briefing
    users = [
        *((lines.summary_anchor(item), f"Summary {n}", item.evidence) for n, item in enumerate(briefing.summary, 1)),
        *((lines.event_anchor(item), f"Next: {item.what}", item.evidence) for item in briefing.next_events),
        *((lines.actor_anchor(item), item.name, item.evidence) for item in briefing.actors),
        *(
            (lines.position_anchor(item), f"{_speaker(view, item)}: {item.stance}", item.evidence)
            for item in briefing.positions
        ),
    ]
    back: dict[int, list[Link]] = {}
    for anchor, label, texts in users:
        for cite in view.cites(texts):
            back.setdefault(cite.number, []).append(Link(label, f"#{anchor}"))
    return tuple(
        EvidenceLine(
            sentence.number,
            sentence.anchor,
            sentence.text,
            (NOT_FOUND,) if sentence.found is False else (),
            tuple(back.get(sentence.number, ())),
        )
        for sentence in view.sentences.values()
    )


def _speaker(view: View, position: Position) -> str:
    return view.actor(position.actor).text if position.actor else position.source or "Source not named"
