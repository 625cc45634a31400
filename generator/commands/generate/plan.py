"""What a run has to do: which article belongs to which briefing, and what has changed since the last run."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from generator import yaml12
from generator.article import Article, read_seed
from generator.commands.generate.report import Outcome, failed, skipped, unread
from generator.commands.generate.request import Request
from generator.editing.store import assignment, index, lock, revision
from generator.editing.store.briefings import Store
from generator.editing.store.index import IndexEntry
from generator.editing.store.lock import Inputs
from generator.editing.store.sketch import sketch
from generator.editing.store.stored import Stored
from generator.editing.values.shape import Data, keys, meaning
from generator.errors import BriefingError, NewsbriefError, Place, SkippedError, contained
from generator.metadata import WAY_OUT, Metadata, Remark, checked_date
from generator.project import SETTINGS_FILE, Project

EXTRACTION_SETTINGS = ("model",)
"""The settings that change what is extracted."""
NO_PART = ("author",)
"""Metadata that no fact depends on: where it alone changes, the article is not extracted again."""
BRIEFING = "its briefing cannot be brought up to date"
"""How a failure is called that nobody foresaw, once the article is read."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is kept of an article that was looked at, until its turn comes."""

    path: str
    """Where it was read, from the project's root."""
    id: str
    """Its path relative to the project's root; another than `path` where that is a link."""
    text: bytes
    """Short digest of its text."""
    made_of: bytes
    """Digest of all that its briefing is made of."""
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """An article about which something is to be done."""

    path: str
    """Where it is read, from the project's root."""
    article: str
    """Its id."""
    slug: str | None
    """The name of its briefing, where there is one."""


@dataclass(frozen=True, slots=True)
class Job:
    """An article with its briefing and all that decides whether it is extracted again."""

    seed: Article
    """As read."""
    article: Article
    """With the metadata that people corrected in the YAML."""
    stored: Stored | None
    """None for an article that has no briefing yet."""
    inputs: Inputs
    is_extracted: bool
    """Something that the extraction depends on has changed."""
    is_older: bool = False
    """Another extractor made the briefing, and it is not made again."""
    remarks: tuple[Remark, ...] = ()
    """What is to be said of the YAML that a person changed."""

    @property
    def slug(self) -> str | None:
        """The name of its briefing, where there is one."""
        return self.stored.slug if self.stored else None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run has to do."""

    tasks: tuple[Task, ...] = ()
    """In order of the articles' paths."""
    outcomes: tuple[Outcome, ...] = ()
    """The articles about which nothing can be done, or has to be."""
    displaced: Mapping[str, str] = field(default_factory=dict)
    """By name: briefings of articles under whose path there is another one now, which is given."""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Planner:
    """Reads articles and finds out what has changed. Nothing is written and no language is read.

    Of all articles and briefings only what tells them apart is held; each is read again when its turn comes.
    """

    asked: Request
    shelf: Store

    @property
    def project(self) -> Project:
        """Where the articles are."""
        return self.asked.project

    def plan(self, paths: Iterable[Path], entries: Sequence[IndexEntry]) -> Plan:
        """Look at the articles and compare them with the briefings that are there."""
        articles, outcomes, tasks = [], [], []
        displaced: dict[str, str] = {}
        slugs = {entry.file: entry.slug for entry in entries if entry.has_yaml}
        for path in paths:
            try:
                articles.append(self._seen(path))
            except NewsbriefError as error:
                name = self.project.relative(path)
                outcomes.append(unread(self.project, name, error, slugs.get(name)))
        for one in assignment.assign(
            articles, entries, self._exists, self._sketch_of_article, self._sketch_of_briefing
        ):
            displaced |= dict.fromkeys(one.instead_of, one.article.id)
            if outcome := self._without_work(one):
                outcomes.append(outcome)
            else:
                tasks.append(Task(one.article.path, one.article.id, one.entry.slug if one.entry else None))
        remarks = tuple(remark for seen in articles for remark in seen.remarks)
        return Plan(tuple(tasks), tuple(outcomes), displaced, remarks)

    def job(self, task: Task) -> Job | Outcome:
        """Read an article and its briefing, and see what is to be done; or what became of it, where that is known."""
        slug = task.slug
        try:
            seed = self._read(self.project.root / task.path)
            if slug is None and not self.asked.create:
                with contained(Place(Path(seed.id))):
                    self.asked.refuse(seed)
                return Outcome(seed.id, "new", message="it has no briefing yet")
        except NewsbriefError as error:
            return unread(self.project, task.article, error, slug)
        try:
            with contained(Place(Path(task.article)), BRIEFING):
                return self._job(seed, slug)
        except NewsbriefError as error:
            return failed(self.project, task.article, error, slug)

    def _job(self, seed: Article, slug: str | None) -> Job | Outcome:
        stored = self.shelf.read(slug) if slug else None
        if stored and stored.fault:
            raise stored.fault
        if stored and stored.is_gone:
            way_out = f"`newsbrief review restore {slug}` brings it back"
            return skipped(seed.id, f"its briefing {slug} was deleted; {way_out}", slug)
        if stored is None or stored.content is None:  # both files may have gone since they were looked at
            return Job(seed, seed, None, self._inputs(seed), is_extracted=True)
        return self._compared(seed, stored)

    def _read(self, path: Path) -> Article:
        if pattern := self.project.skipping(path):
            raise SkippedError(f"{pattern!r} stands under `skip:` in {SETTINGS_FILE}", place=Place(path))
        return read_seed(path, self.project.root, self.project.settings.max_article_characters)

    def _seen(self, path: Path) -> Seen:
        with contained(Place(path)):
            seed = self._read(path)
            inputs = self._inputs(seed)
        named = os.path.relpath(path, self.project.root)
        return Seen(
            named,
            named if named == seed.id else seed.id,
            index.short(inputs.text),
            index.made_of(inputs, reference(seed)),
            tuple(self._from_root(remark) for remark in seed.remarks),
        )

    def _from_root(self, remark: Remark) -> Remark:
        file = Path(self.project.relative(remark.place.file))
        return replace(remark, place=replace(remark.place, file=file))

    def _exists(self, file: str) -> bool:
        return (self.project.root / file).is_file()

    def _sketch_of_article(self, article: Seen) -> tuple[str, ...]:
        try:
            return sketch(self._read(self.project.root / article.path).text)
        except NewsbriefError:
            return ()  # it can no longer be read, and fails when its turn comes

    def _sketch_of_briefing(self, entry: IndexEntry) -> tuple[str, ...]:
        state = self.shelf.read(entry.slug).lock
        return state.sketch if state else ()

    def _without_work(self, one: assignment.Assigned[Seen]) -> Outcome | None:
        """Say what becomes of an article for which neither it nor its briefing has to be read again."""
        seen, entry = one.article, one.entry
        if one.same_as:
            return skipped(seen.id, f"it has the same text as {one.same_as}, which has the briefing")
        if entry is None:
            return None
        is_older = entry.extractor != self.asked.name_of_extractor
        if entry.made_of == seen.made_of and not (self.asked.upgrade and is_older):
            return Outcome(seen.id, "unchanged", entry.slug, is_older=is_older)
        return None

    def _compared(self, seed: Article, stored: Stored) -> Job:
        source = revision.read(self.shelf, stored)
        try:
            article = corrected(seed, stored.lock.base["article"] if stored.lock else None, source.data["article"])
        except ValueError as error:
            place = source.document.place(("article", "published"))
            raise BriefingError(str(error), place=place, hint=WAY_OUT) from error
        inputs = self._inputs(article)
        remarks = tuple(
            self._from_root(Remark("cut", repr(lost), place))
            for _, place, lost in yaml12.cut_off(source.text, source.document)
        )
        if stored.lock is None:
            return Job(seed, article, stored, inputs, is_extracted=True, remarks=remarks)
        is_older = stored.lock.extractor != self.asked.name_of_extractor
        extracted = inputs != stored.lock.inputs or (self.asked.upgrade and is_older)
        is_older = is_older and not extracted
        return Job(seed, article, stored, inputs, is_extracted=extracted, is_older=is_older, remarks=remarks)

    def _inputs(self, article: Article) -> Inputs:
        settings = {name: getattr(self.project.settings, name) for name in EXTRACTION_SETTINGS}
        extracted = {key: value for key, value in asdict(article.metadata).items() if key not in NO_PART}
        return Inputs(
            text=lock.digest(article.text),
            metadata=lock.digest(json.dumps(extracted, sort_keys=True)),
            settings=lock.digest(json.dumps(settings, sort_keys=True)),
            aliases=self.asked.aliases(article),
        )


def corrected(seed: Article, base: Data | None, hand: Data) -> Article:
    """Give the article with the metadata that people changed in the YAML: theirs wins over every other source.

    Without a base, for a YAML whose lock is missing, all that the YAML says counts as theirs. Raises `ValueError`
    for a date that is none.
    """
    values = asdict(seed.metadata)
    for key in values:
        yours = meaning("article", key, hand.get(key))
        if key == "published" and yours is not None:
            checked_date(yours)
        if base is None:
            values[key] = yours if yours is not None else values[key]
        elif yours != meaning("article", key, base.get(key)):
            values[key] = yours
    if values["author"]:
        values["author"] = tuple(values["author"])
    return replace(seed, metadata=Metadata(**values))


def reference(seed: Article) -> Data:
    """Give the `article:` section as the machine writes it."""
    known = asdict(seed.metadata)
    order = [key for key in keys("article") if key != "file"]
    found = {key: known[key] for key in order if known.get(key) is not None}
    return {"file": seed.id, **{key: list(v) if isinstance(v, tuple) else v for key, v in found.items()}}
