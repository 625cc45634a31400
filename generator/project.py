"""Where a project's files live, and its settings."""

from __future__ import annotations

from dataclasses import dataclass, fields
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from generator import yaml12
from generator.errors import SettingsError, nearest
from generator.fingerprint import MODEL

SETTINGS_FILE = "newsbrief.yaml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What `newsbrief.yaml` may say; every key has a default, so the file may be absent."""

    model: str = MODEL
    """The installed English spaCy pipeline that reads the articles (module or package name)."""
    article_text: str = "evidence"
    """What of an article a page republishes: `evidence` (its evidence sentences) or `full`."""
    max_article_characters: int = 10_000_000
    """Longer articles are refused with a message: no news article is so long, and reading takes long."""
    skip: tuple[str, ...] = ()
    """Articles that are not read: patterns of their paths below `seeds/`, such as `drafts/*` or `*.fr.txt`."""
    search: str = "auto"
    """Which search a built site has: `lunr` (Material's own), `pagefind`, or `auto`, which goes by their number."""


_CHOICES = {"article_text": ("evidence", "full"), "search": ("auto", "lunr", "pagefind")}


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with seeds and briefings. All paths are made from `root`."""

    root: Path
    settings: Settings

    @property
    def seeds(self) -> Path:
        """The articles, with their sidecars."""
        return self.root / "seeds"

    @property
    def briefings(self) -> Path:
        """The YAML that people edit."""
        return self.root / "briefings"

    @property
    def locks(self) -> Path:
        """What the machine last wrote, one file a briefing; committed beside the YAML."""
        return self.briefings / ".lock"

    @property
    def aliases(self) -> Path:
        """The alias file, which says who is who; people write it, and it need not be there."""
        return self.root / "actors.yaml"

    @property
    def templates(self) -> Path:
        """The project's own templates, which override the shipped ones one by one."""
        return self.root / "templates"

    @property
    def docs(self) -> Path:
        """The generated Markdown, git-ignored."""
        return self.root / "docs"

    @property
    def site(self) -> Path:
        """The built site, git-ignored."""
        return self.root / "site"

    @property
    def mkdocs_yml(self) -> Path:
        """MkDocs' own settings."""
        return self.root / "mkdocs.yml"

    def skipping(self, path: Path) -> str | None:
        """Give the pattern of the settings by which the article at `path` is not read; None where it is."""
        if not self.settings.skip:
            return None
        name = self.relative(path).removeprefix(f"{self.seeds.name}/")
        return next((pattern for pattern in self.settings.skip if fnmatchcase(name, pattern)), None)

    def relative(self, path: Path) -> str:
        """Give `path` relative to the root with forward slashes, or as it is when it lies outside."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return path.as_posix()


def find(start: Path) -> Project:
    """Open the project around `start`: the nearest folder upward that has settings, `mkdocs.yml` or `seeds/`.

    Raises `SettingsError` when there is none, or when its settings cannot be used.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / SETTINGS_FILE).is_file() or (folder / "mkdocs.yml").is_file() or (folder / "seeds").is_dir():
            return Project(folder, read_settings(folder / SETTINGS_FILE))
    raise SettingsError(
        f"no Newsbrief project in {start} or above it",
        hint="run inside a folder that has seeds/ or mkdocs.yml, or name one with --project",
    )


def read_settings(file: Path) -> Settings:
    """Read `newsbrief.yaml`; defaults where it is absent. Raises `SettingsError` with the place of the fault."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: cannot be read: {error}") from error
    try:
        document = yaml12.parse(text, file)
    except yaml12.YamlError as error:
        raise SettingsError(error.message, place=error.place, hint=error.hint) from error
    if document.data is None:
        return Settings()
    if not isinstance(document.data, dict):
        raise SettingsError("the settings are not a list of `key: value` lines", place=document.place())
    types: dict[str, Any] = {f.name: type(f.default) for f in fields(Settings)}
    values: dict[str, Any] = {}
    for key, value in document.data.items():
        if key not in types:
            raise SettingsError(f"unknown setting {key!r}", place=document.key_place((key,)), hint=nearest(key, types))
        if types[key] is tuple:
            values[key] = _texts(value, key, document)
            continue
        if type(value) is not types[key]:
            raise SettingsError(
                f"{key} has to be of type {types[key].__name__}, not {type(value).__name__}",
                place=document.place((key,)),
            )
        if key in _CHOICES and value not in _CHOICES[key]:
            raise SettingsError(f"{key} has to be one of: {', '.join(_CHOICES[key])}", place=document.place((key,)))
        values[key] = value
    return Settings(**values)


def _texts(value: Any, key: str, document: yaml12.Document) -> tuple[str, ...]:
    """Give the members of a list of texts; one text stands for a list of one."""
    members = [] if value is None else value if isinstance(value, list) else [value]
    for number, member in enumerate(members):
        if not isinstance(member, str):
            raise SettingsError(
                f"{key} has to be a list of texts", place=document.place((key, number)), hint="put quotes around each"
            )
    return tuple(members)
