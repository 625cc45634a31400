"""The template engine: Jinja, set up so that a template cannot print unescaped text."""

from __future__ import annotations

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


def environment(own: Path, shipped: Path) -> Environment:
    """Set up Jinja over the project's own templates, then the shipped ones.

    What a template prints goes through `escape.text`, unless one of the other escape functions has been applied to
    it as a filter. The filters of Jinja that would give unescaped or otherwise escaped text are taken away.
    """
    jinja = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder, encoding="utf-8") for folder in (own, shipped)]),
        autoescape=True,
        finalize=_printed,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for name in _UNESCAPED:
        jinja.filters.pop(name, None)
    jinja.filters.update(html=escape.html, url=escape.url, front_matter=escape.front_matter)
    return jinja


def render(jinja: Environment, page: Page) -> str:
    """Render a page through its template. Raises `PageTemplateError` with the template's file and line."""
    try:
        return jinja.get_template(page.template).render(page=page)
    except TemplateError as error:
        file = Path(getattr(error, "filename", None) or page.template)
        line = getattr(error, "lineno", None) or 0
        raise PageTemplateError(f"template {page.template}: {error}", place=Place(file, line)) from error


def _printed(value: Any) -> Markup:
    if value is None:
        raise TemplateError("a template prints a value that is absent; ask for it with `if` first")
    return escape.text(value)
