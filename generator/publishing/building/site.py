"""MkDocs, run in this process: the generated tree becomes the site."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.errors import NewsbriefError, Place
from generator.ground.wording import one_space
from generator.publishing.markup import rendering, theme

_QUIET = "NO_MKDOCS_2_WARNING"
"""Material prints a notice about a future MkDocs to the terminal, for people who choose versions; ours are pinned."""


_SEARCH = ("search", "material/search")


class SiteError(NewsbriefError):
    """MkDocs cannot build the site; what it said is in the message."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """MkDocs' settings as they will be used."""

    file: Path
    name: str
    url: str | None
    overrides: Mapping[str, Any]


def configure(root: Path, shipped: Path, docs: Path, site: Path) -> Configuration:
    """Read the project's `mkdocs.yml`, or the shipped one where it has none.

    Raises `SiteError` when MkDocs refuses it.
    """
    file = _settings_file(root, shipped)
    overrides: dict[str, Any] = {}
    if file.parent == shipped:
        overrides = {"docs_dir": str(docs.resolve()), "site_dir": str(site.resolve())}
    docs.mkdir(parents=True, exist_ok=True)
    with _log() as messages:
        config = _load(file, overrides, messages)
    return Configuration(file, str(config.site_name), str(config.site_url) if config.site_url else None, overrides)


def for_pagefind(configuration: Configuration) -> Configuration:
    """Derive the settings of a site that Pagefind will index: Material's search off, the other search's script on.

    The file stays as it is, so that a plain `mkdocs build` has Material's search.
    """
    given = _raw(configuration.file)
    plugins = given.get("plugins") or []
    listed = [{name: options} for name, options in plugins.items()] if isinstance(plugins, dict) else plugins
    script = {"path": "assets/search.js", "type": "module"}
    derived = {
        "plugins": [plugin for plugin in listed if _plugin_name(plugin) not in _SEARCH],
        "extra": {**(given.get("extra") or {}), "pagefind": True},
        "extra_javascript": [*(given.get("extra_javascript") or []), script],
    }
    return replace(configuration, overrides={**configuration.overrides, **derived})


def settings(root: Path, shipped: Path) -> str:
    """Give MkDocs' settings as text: with what they inherit, and what they take from the environment.

    Raises `ValueError` when they cannot be read.
    """
    return json.dumps(_raw(_settings_file(root, shipped)), sort_keys=True, default=repr)


def reads(root: Path, shipped: Path) -> tuple[Path, ...]:
    """Give the folders and files besides `docs/` that a build reads since the settings name them.

    Raises `ValueError` when they cannot be read.
    """
    file = _settings_file(root, shipped)
    given = _raw(file)
    look = given.get("theme")
    named = [look.get("custom_dir") if isinstance(look, dict) else None, *(given.get("hooks") or [])]
    return tuple(file.parent / name for name in named if isinstance(name, str))


def _settings_file(root: Path, shipped: Path) -> Path:
    own = root / "mkdocs.yml"
    return own if own.is_file() else shipped / "mkdocs.yml"


def _raw(file: Path) -> dict[str, Any]:
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415
    from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415

    try:
        with file.open(encoding="utf-8") as stream:
            return yaml_load(stream)
    except (OSError, MkDocsException) as error:
        raise ValueError(str(error)) from error


def build(configuration: Configuration, shipped: Path, *, epoch: int, strict: bool = True) -> tuple[str, ...]:
    """Build the site and give MkDocs' warnings.

    `epoch` (seconds since 1970, UTC) stands for now wherever MkDocs would ask the clock, unless the environment
    names a `SOURCE_DATE_EPOCH` itself. Raises `SiteError` when the build fails, or warns and `strict` is set, and
    `rendering.PageTemplateError` when a template of the theme has a fault.
    """
    from mkdocs.commands.build import build as mkdocs_build  # noqa: PLC0415 - takes a third of a second to import
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    with _environment(SOURCE_DATE_EPOCH=os.environ.get("SOURCE_DATE_EPOCH") or str(epoch)), _log() as messages:
        config = _load(configuration.file, configuration.overrides, messages)
        config.strict = False
        ours = str(shipped / "theme")
        if ours not in config.theme.dirs:
            custom = 1 if config.theme.custom_dir else 0
            config.theme.dirs.insert(custom, ours)
        theme.lighten(config.theme)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        except MkDocsException as error:
            raise SiteError(f"MkDocs: {'; '.join(messages) or error}", place=Place(configuration.file)) from error
        except Exception as error:
            raise rendering.fault(error) or error from error
        finally:
            config.plugins.on_shutdown()
    if strict and messages:
        raise SiteError(f"MkDocs: {'; '.join(messages)}", place=Place(configuration.file))
    return tuple(messages)


def _plugin_name(plugin: Any) -> str:
    return str(next(iter(plugin), "")) if isinstance(plugin, dict) else str(plugin)


def _load(file: Path, overrides: Mapping[str, Any], messages: list[str]) -> Any:
    with _environment(**{_QUIET: "1"}):
        from mkdocs.config import load_config  # noqa: PLC0415
        from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

        try:
            return load_config(str(file), **overrides)
        except MkDocsException as error:
            raise SiteError(f"MkDocs: {'; '.join(messages) or error}", place=Place(file)) from error


@contextmanager
def _log() -> Iterator[list[str]]:
    """Collect what MkDocs warns of; nothing reaches the terminal from here."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(one_space(record.getMessage()))

    handler = Collector(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    before = logger.propagate
    logger.propagate = False
    logger.addHandler(handler)
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = before


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
