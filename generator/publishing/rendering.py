"""The template engine: Jinja, set up so that a template cannot print unescaped text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from generator.errors import NewsbriefError, Place
from generator.publishing import escape
from generator.publishing.records import Page

_UNESCAPED = ("safe", "e", "escape", "forceescape", "urlize", "xmlattr", "tojson", "striptags")


class PageTemplateError(NewsbriefError):
    """A template cannot be used; the site is not built."""


def environment(own: Path, shipped: Path, escaped: Callable[[object], Markup]) -> Environment:
    """Set up Jinja over the project's own templates, then the shipped ones.

    What a template prints goes through `escaped` (`escape.text` for Markdown, `escape.html` for HTML), unless one of
    the other escape functions has been applied to it as a filter. The filters of Jinja that would give unescaped or
    otherwise escaped text are taken away.
    """
    jinja = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder, encoding="utf-8") for folder in (own, shipped)]),
        autoescape=True,
        finalize=lambda value: escaped(_present(value)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for name in _UNESCAPED:
        jinja.filters.pop(name, None)
    jinja.filters.update(html=escape.html, url=escape.url, front_matter=escape.front_matter)
    return jinja


def render(jinja: Environment, page: Page, template: str | None = None) -> str:
    """Render a page through its template, or another. Raises `PageTemplateError` with the file and line."""
    name = template or page.template
    try:
        return jinja.get_template(name).render(page=page)
    except TemplateError as error:
        file = Path(getattr(error, "filename", None) or name)
        line = getattr(error, "lineno", None) or 0
        raise PageTemplateError(f"template {name}: {error}", place=Place(file, line)) from error


def _present(value: Any) -> Any:
    if value is None:
        raise TemplateError("a template prints a value that is absent; ask for it with `if` first")
    return value
