"""The template engine: Jinja, set up so that a template cannot print unescaped text."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from markupsafe import Markup

from generator.errors import NewsbriefError, Place
from generator.publishing.markup import escape
from generator.publishing.markup.compiled import Compiled
from generator.publishing.values.records import Page

_UNESCAPED = ("safe", "e", "escape", "forceescape", "urlize", "xmlattr", "tojson", "striptags")

_TEMPLATES = frozenset({".j2", ".html", ".xml"})

_COMPILED = Compiled()


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
        bytecode_cache=_COMPILED,
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
    except UnicodeDecodeError as error:
        raise PageTemplateError(f"template {name}: not UTF-8 text", place=Place(Path(name))) from error
    except Exception as error:
        raise fault(error) or error from error


def fault(error: Exception) -> PageTemplateError | None:
    """Give an error as one of the template in which it arose, None where it arose in none.

    Whatever an expression raises is meant, a division by zero too. Jinja names a template's own file and line in
    tracebacks.
    """
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).suffix in _TEMPLATES]
    if isinstance(error, TemplateSyntaxError):
        place = Place(Path(error.filename or error.name or ""), error.lineno)
    elif frames:
        place = Place(Path(frames[-1].filename), frames[-1].lineno or 0)
    else:
        return None
    said = f"there is no template {error}" if isinstance(error, TemplateNotFound) else str(error)
    return PageTemplateError(f"template {place.file.name}: {said}", place=place)


def _present(value: Any) -> Any:
    if value is None:
        raise TemplateError("a template prints a value that is absent; ask for it with `if` first")
    return value
