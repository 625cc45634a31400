"""The reference part of the manual, made from the code: `make manual` writes it, a test says when it is stale."""

from __future__ import annotations

import ast
import inspect
import json
import re
import types
import typing
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from typer.main import get_command

from generator import article, cli, project
from generator.article import Metadata
from generator.briefing import Briefing, Kind, Record, held
from generator.extraction import contract
from generator.extraction.records import (
    Actor,
    Event,
    Facts,
    Mention,
    Position,
    SummarySentence,
    TimeExpression,
    When,
    Where,
)

HERE = Path(__file__).parent


def pages() -> dict[str, str]:
    """Give every page of the reference by its file name."""
    return {
        "commands.md": commands(),
        "settings.md": settings(),
        "articles.md": articles(),
        "briefing.md": briefing(),
        "extract.md": extract(),
    }


def commands() -> str:
    """Describe every command with its arguments and options, and the exit codes."""
    parts = ["# Commands\n", f"{_sentences(cli.__doc__ or '')[1]}\n"]
    for name, command in _commands(get_command(cli.app)):
        context = command.context_class(command)
        usage = " ".join(["newsbrief", *name, *command.collect_usage_pieces(context)])
        parts.append(f"## newsbrief {' '.join(name)}\n\n{command.help}\n\n```\n{usage}\n```\n")
        rows = [_parameter(parameter, context) for parameter in command.params]
        if rows:
            parts.append(_table(("argument or option", "what it does", "default"), rows))
    parts.append(
        "## Environment\n\n"
        + _table(
            ("variable", "what it does"),
            [
                ("`SOURCE_DATE_EPOCH`", "seconds since 1970: stands for now wherever a build would ask the clock"),
                ("`NO_COLOR`", "set to anything: no colours on a terminal"),
                ("`SITE_NAME`, `SITE_URL`", "name and address of the site, where `mkdocs.yml` asks for them"),
            ],
        )
    )
    return "\n".join(parts)


def settings() -> str:
    """Describe every key of `newsbrief.yaml`."""
    rows = [
        (f"`{name}`", _kind(field_type, project._CHOICES.get(name)), f"`{default}`" if default else "", words)  # noqa: SLF001
        for name, field_type, default, words in _documented(project.Settings)
    ]
    return (
        "# Settings\n\n`newsbrief.yaml` stands in the project's root. Every key is optional, and so is the file.\n\n"
        + _table(("key", "value", "default", "meaning"), rows)
    )


def articles() -> str:
    """Describe what may stand in `seeds/`, and the keys of front matter and sidecars."""
    notes = {name: words for name, _, _, words in _documented(Metadata)}
    own = {
        "title": "Its headline.",
        "url": "Where it stands on the web.",
        "published": "ISO 8601: a day, or a day with a time.",
    }
    rows = [(f"`{f.name}`", notes.get(f.name) if f.name not in own else own[f.name]) for f in fields(Metadata)]
    return (
        "# Articles\n\n"
        f"Articles are files below `seeds/` whose names end in {', '.join(f'`{s}`' for s in article.READERS)}. "
        "Hidden files, `README.*` and names that begin with `_` are no articles.\n\n"
        "What is known about an article besides its text stands in the front matter of a `.md` file, in the page's own "
        "metadata of an `.html` file, and in a sidecar: a YAML file of the same name. The sidecar wins, key by key. "
        "Every key is optional.\n\n"
        + _table(("key", "meaning"), rows)
        + "\n`date` is read as `published`, and `authors` as `author`. Any other key is left out, with a "
        "warning that names it.\n\n`skip: reason` says on purpose that an article is not to be read. Many "
        "are named by patterns in [`newsbrief.yaml`](settings.md).\n"
    )


def briefing() -> str:
    """Describe every key of a briefing's YAML."""
    parts = [
        "# The YAML of a briefing\n",
        (
            "One file a briefing, `briefings/<slug>.yaml`. Editors that know JSON Schema complete and check it with "
            "`briefings/briefing.schema.json`, which `newsbrief generate` writes beside it. Keys that begin with `x-` "
            "are your own and are kept. Evidence is a sentence of the article with each run of white space made one "
            "space.\n"
        ),
    ]
    for title, model in _models(Briefing):
        rows = [
            (f"`{key}`", _annotation(field.annotation), "yes" if field.is_required() else "", field.description or "")
            for key, field in model.model_fields.items()
        ]
        doc = " ".join((model.__doc__ or "").split())
        parts.append(f"## {title}\n\n{doc}\n\n{_table(('key', 'value', 'needed', 'meaning'), rows)}")
    return "\n".join(parts)


def extract() -> str:
    """Describe the JSON that `newsbrief extract` prints, with an example that the code printed."""
    text, facts = _example()
    printed = json.loads(contract.as_json(facts, text))
    rows = [(f"`{path}`", MEANINGS[path]) for path in _paths(printed)]
    return (
        "# What `newsbrief extract` prints\n\n"
        "One JSON object a line for each article: what the machine found, before any edit. With `--jsonl` articles are "
        'read from standard input, one JSON object a line: `{"id", "text", "title"?, "published"?}`.\n\n'
        "Offsets are `[start, end)` in code points of the text exactly as given. Floats have three decimals. Parts of "
        "the text may be in several pieces, and are empty where the text has none.\n\n"
        + _table(("key", "meaning"), rows)
        + f"\n## Example\n\nFor the text\n\n> {text}\n\n"
        + f"```json\n{json.dumps(printed, indent=2, ensure_ascii=False)}\n```\n"
    )


MEANINGS = {
    "id": "the article's path, or the id given with `--jsonl`",
    "title": "the article's own headline, or null",
    "published": "ISO 8601 day, or day with time, or null",
    "headline": "the title, or one made from the lead",
    "summary[].text": "a sentence for readers",
    "summary[].sentences": "the sentences of the article that it rests on",
    "actors[].id": "from the name",
    "actors[].name": "the fullest good name in the text",
    "actors[].kind": "`person`, `organization` or `place`",
    "actors[].role": "the office, as the article says it, or null",
    "actors[].country": "ISO 3166-1 alpha-2, or null",
    "actors[].salience": "0 to 1: how much the story is about it; actors come in this order",
    "actors[].mentions[].start": "where something refers to the actor",
    "actors[].mentions[].end": "its end",
    "actors[].mentions[].kind": "`name`, `nominal` or `pronoun`",
    "positions[].id": "from the words, with a short hash of the sentence",
    "positions[].actor": "whose position it is: an actor's id, or null",
    "positions[].source": "the words that name the source",
    "positions[].cue": "the words that say that something is said, thought or wanted",
    "positions[].content": "the words that are said, thought or wanted",
    "positions[].stance": "`says`, `urges`, `condemns`, `denies`, ...",
    "positions[].toward": "ids of the actors that it is directed toward",
    "positions[].quoted": "verbatim words stand in the content",
    "positions[].polarity": "`affirmed`, `negated` or `hypothetical`",
    "positions[].rule": "the rule or model that found it",
    "positions[].confidence": "0 to 1",
    "times[].start": "where a time expression begins",
    "times[].end": "its end",
    "times[].type": "`DATE`, `TIME`, `DURATION` or `SET`",
    "times[].value": "TIMEX3 value, or null while it cannot be resolved",
    "events[].id": "from the words, with a short hash of the sentence",
    "events[].what": "a readable title built from the text",
    "events[].start": "where the event's head word begins",
    "events[].end": "its end, at most 40 characters on",
    "events[].participants": "ids of actors",
    "events[].place.name": "where it is to happen; `place` is null when the text does not say",
    "events[].place.country": "ISO 3166-1 alpha-2, or null",
    "events[].when.text": "the words of the date; `when` is null when the text gives none",
    "events[].when.start": "where they begin",
    "events[].when.end": "their end",
    "events[].when.value": "TIMEX3 value, or null",
    "events[].when.earliest": "the first day that it can mean, or null",
    "events[].when.latest": "the last day that it can mean, or null",
    "events[].kind": "`meeting`, `vote`, `hearing`, `deadline`, `publication`, `start`, `end`, `match`, `visit`, "
    "`decision` or `other`",
    "events[].moved_from": "the old date, told as `when` is, where the text tells of a move, or null",
    "events[].certainty": "`scheduled`, `expected`, `possible`, `conditional`, `postponed` or `cancelled`",
}
"""What each key of the JSON means; a key that the code prints and that is not here stops the making of the page."""


def _example() -> tuple[str, Facts]:
    text = "Ann Lee said Oslo will host talks on 3 May."

    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    day = date(2026, 5, 3)
    lee = Mention(*at("Ann Lee"), "name", 4, "person", "entity")
    oslo = Mention(*at("Oslo"), "name", at("Oslo")[0], "place", "entity")
    return text, Facts(
        id="seeds/talks.txt",
        title=None,
        published="2026-04-20",
        headline="Oslo to host talks on 3 May",
        headline_sentence=(0, len(text)),
        summary=(SummarySentence(text, ((0, len(text)),)),),
        actors=(
            _actor("ann-lee", "Ann Lee", "person", None, 0.912, lee),
            _actor("oslo", "Oslo", "place", "NO", 0.4, oslo),
        ),
        positions=(
            Position(
                id="said-oslo-will-host-talks-2f61aa",
                actor="ann-lee",
                source=(at("Ann Lee"),),
                cue=(at("said"),),
                content=(at("Oslo will host talks on 3 May"),),
                stance="says",
                toward=(),
                quoted=False,
                polarity="affirmed",
                speaks_for=False,
                tells=True,
                via=None,
                statement="Oslo will host talks on 3 May.",
                quotes=(),
                sentences=((0, len(text)),),
                rule="attribution-model",
                confidence=0.973,
                reason="",
            ),
        ),
        times=(TimeExpression(*at("3 May"), "DATE", "2026-05-03", day, day, "day-month", ""),),
        events=(
            Event(
                id="oslo-to-host-talks-2f61aa",
                what="Oslo to host talks",
                start=at("host")[0],
                end=at("host")[1],
                participants=("oslo",),
                where=Where("Oslo", "NO"),
                when=When("3 May", *at("3 May"), "2026-05-03", day, day),
                certainty="expected",
                according_to="ann-lee",
                sentence=(0, len(text)),
                rule="will",
                confidence=0.9,
                reason="",
            ),
        ),
        sentences=((0, len(text)),),
    )


def _actor(own: str, name: str, kind: Kind, country: str | None, salience: float, mention: Mention) -> Actor:
    return Actor(
        id=own,
        name=name,
        kind=kind,
        aliases=(),
        role=None,
        role_at=None,
        country=country,
        organization=None,
        salience=salience,
        outlet=False,
        mentions=(mention,),
    )


def _paths(value: Any, path: str = "") -> list[str]:
    """Name every key of nested JSON once, in order; a list of plain values or of offsets is one key."""
    if isinstance(value, dict):
        inner = [_paths(v, f"{path}.{k}" if path else k) for k, v in value.items()]
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        inner = [_paths(v, f"{path}[]") for v in value]
    else:
        return [path]
    return list(dict.fromkeys(name for names in inner for name in names))


def _commands(group: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, command in group.commands.items():
        yield (*above, name), command
        if hasattr(command, "commands"):
            yield from _commands(command, (*above, name))


def _parameter(parameter: Any, context: Any) -> tuple[str, str, str]:
    """Give an argument or option as `--help` shows it: how it is written, what it does, and its default."""
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar or parameter.name.upper()}`", parameter.help or "", ""
    written, words = parameter.get_help_record(context)
    found = re.search(r"\[default: ([^;\]]+)", words)
    plain = re.sub(r"\s*\[(default:|x>=)[^\]]*\]", "", words)
    return f"`{written}`", plain, found[1] if found else ""


def _documented(record: type) -> list[tuple[str, str, Any, str]]:
    """Give name, type, default and docstring of each field of a dataclass."""
    (made,) = ast.parse(inspect.getsource(record)).body
    assert isinstance(made, ast.ClassDef)
    found, defaults = [], {f.name: f.default for f in fields(record)}
    for line, after in zip(made.body, [*made.body[1:], None], strict=True):
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
            words = ""
            if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                words = " ".join(str(after.value.value).split())
            name = line.target.id
            found.append((name, ast.unparse(line.annotation), defaults[name], words))
    return found


def _models(top: type[Record]) -> list[tuple[str, type[Record]]]:
    """Give the models of a briefing in reading order, titled by the section that they stand in."""
    found: list[tuple[str, type[Record]]] = [("The briefing", top)]
    found += [(f"`{key}`", inner) for key in top.model_fields if (inner := held(top, key))]
    return found


def _inside(annotation: Any) -> list[Any]:
    arguments = typing.get_args(annotation)
    return [found for a in arguments for found in _inside(a)] if arguments else [annotation]


def _annotation(annotation: Any) -> str:
    if typing.get_origin(annotation) is typing.Annotated:
        return _annotation(typing.get_args(annotation)[0])
    if typing.get_origin(annotation) is typing.Literal:
        return " or ".join(f"`{value}`" for value in typing.get_args(annotation))
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return " or ".join(_annotation(a) for a in typing.get_args(annotation) if a is not type(None))
    if typing.get_origin(annotation) is tuple:
        item = _inside(typing.get_args(annotation)[0])[0]
        return "list of records" if isinstance(item, type) and issubclass(item, Record) else "text, or list of texts"
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return "record"
    return "anything" if annotation is Any else "text"


def _kind(annotation: str, choices: tuple[str, ...] | None) -> str:
    if choices:
        return " or ".join(f"`{choice}`" for choice in choices)
    return {"str": "text", "int": "whole number", "bool": "`true` or `false`", "tuple[str, ...]": "list of texts"}[
        annotation
    ]


def _sentences(docstring: str) -> list[str]:
    """Give the paragraphs of a docstring, each on one line."""
    return [" ".join(paragraph.split()) for paragraph in docstring.strip().split("\n\n")]


def _table(head: tuple[str, ...], rows: list[Any]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |\n" for line in lines)


if __name__ == "__main__":
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")
