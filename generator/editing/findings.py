"""What a check can find: every code with its meaning and its way out, and the findings themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from generator.errors import LINE_END, NewsbriefError, Place
from generator.ground.wording import one_space
from generator.yaml12 import YamlError

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding."""

    code: str
    level: Level
    title: str
    why: str
    """What it means and why it matters, for the documentation."""
    way_out: str
    """What a person can do."""


CODES = {
    code.code: code
    for code in (
        Code(
            "NB101",
            "error",
            "not valid YAML",
            "The file cannot be read as YAML, so nothing is written to it.",
            "Mend the place that is named; an editor with YAML support marks it. Text with `: ` or ` #` in it "
            "needs quotation marks.",
        ),
        Code(
            "NB102",
            "error",
            "a key stands twice",
            "Two values stand for the same thing, and no program can know which is meant.",
            "Keep one of the two lines.",
        ),
        Code(
            "NB103",
            "error",
            "a conflict marker is left",
            "Git could not join two versions of the file and left both in it.",
            "Choose between the versions and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`.",
        ),
        Code(
            "NB104",
            "error",
            "unknown key",
            "This file has no such key; most often it is misspelled, and its value would be lost on readers.",
            "Use the name that is proposed. Keys of your own begin with `x-` and are kept.",
        ),
        Code(
            "NB105",
            "error",
            "wrong type or value",
            "The value is not of the kind that the key needs.",
            "Write what the message asks for; numbers and words such as `true` need quotation marks to be text.",
        ),
        Code(
            "NB106",
            "error",
            "something is missing",
            "A section or a key that every briefing has is not there. A missing section could be an accident, so it "
            "deletes nothing.",
            "Write it again; `[]` stands for a section that is meant to be empty.",
        ),
        Code(
            "NB107",
            "error",
            "an id stands twice",
            "Two records of one section have the same id, so references and corrections could meet the wrong one.",
            "Give one of them another id, or delete its `id:` line if you added the record.",
        ),
        Code(
            "NB108",
            "error",
            "the lock cannot be used",
            "Without the lock it is not known what people changed, so nothing is written.",
            "Restore the lock from version control, or delete it: the YAML is then taken as it stands.",
        ),
        Code(
            "NB109",
            "error",
            "the file cannot be read",
            "It is missing, not readable, or not UTF-8 text.",
            "Save it as UTF-8 and see that it may be read.",
        ),
        Code(
            "NB110",
            "error",
            "a name that is no briefing's",
            "The name of a briefing ends in `.yaml`. The file is not read, and what it says is not published; it is "
            "not taken for a deletion either.",
            "Rename it.",
        ),
        Code(
            "NB201",
            "error",
            "a quote differs from its source",
            "The words in `quote` are not the words of the sentence in `evidence`. Readers trust a quote to be "
            "verbatim. Apostrophes, quotation marks and white space may differ; `…` stands for words left out and "
            "[square brackets] for words put in.",
            "Restore the words of the source sentence that is shown, or move them to `statement`.",
        ),
        Code(
            "NB202",
            "warning",
            "a quote without evidence",
            "There is no source sentence to compare the quote with; pages show it as unverified.",
            "Add the sentence under `evidence`, or move the words to `statement`.",
        ),
        Code(
            "NB203",
            "warning",
            "evidence that is not in the article",
            "The sentence does not stand in the article, so the line does not lead back to its source.",
            "Copy the sentence from the article. White space does not matter.",
        ),
        Code(
            "NB204",
            "error",
            "reference to an actor that does not exist",
            "The id names no record of `actors`.",
            "Use the id of an actor, or add the actor.",
        ),
        Code(
            "NB205",
            "warning",
            "reference to a deleted actor",
            "The actor was deleted by hand but something still refers to it; pages show the id as text.",
            "Remove the reference, or add the name to another actor's `aliases`: references then follow.",
        ),
        Code(
            "NB206",
            "error",
            "impossible date",
            "The value is no date of the calendar, or not written as ISO 8601.",
            "Write a day (2025-06-14), a month (2025-06), a year ('2025'), a day with a time (2025-06-14T10:00), or "
            "a start and an end with a slash between them.",
        ),
        Code(
            "NB207",
            "warning",
            "open review entry",
            "The machine now reads something differently from what you wrote. Your value stays until you decide.",
            "`newsbrief review keep` or `accept`; or delete the entry to keep your value.",
        ),
        Code(
            "NB208",
            "warning",
            "the article is not at hand",
            "The file under `article.file` does not exist, or a wholly other article stands there now, so evidence "
            "cannot be compared with it. Where no article is at hand at all, as in a clone without `seeds/`, the check "
            "says so once and finds no fault.",
            "Put the article back, or correct the path.",
        ),
        Code(
            "NB209",
            "warning",
            "withdrawn without a reason",
            "Readers of a withdrawn briefing are told why.",
            "Write a `reason:`.",
        ),
        Code(
            "NB210",
            "warning",
            "no web address",
            "The page does not link to the article: an address begins with `http://` or `https://`, has a host, and no "
            "user name, space or backslash.",
            "Write the whole address, such as `https://daily.example/articles/1`, or leave `url:` out.",
        ),
        Code(
            "NB211",
            "warning",
            "a text that ends at a `#`",
            "To YAML a `#` behind a space begins a comment, unless the text stands in quotation marks; so the rest of "
            "the line is no part of the text. A comment begins with `# `; a `#` with something right behind it "
            "looks like text: `#1`, `#MeToo`.",
            "Put quotation marks around the whole text; where a comment is meant, put a space behind its `#`.",
        ),
        Code(
            "NB301",
            "error",
            "not up to date",
            "The next `newsbrief generate` would change this file: its article, the settings or the tool have changed "
            "since the machine last wrote. What people edited is never a reason.",
            "Run `newsbrief generate` and commit what it writes, the folder `briefings/.lock` included.",
        ),
        Code(
            "NB302",
            "warning",
            "an article without a briefing",
            "The article is new. With `--allow-new` this does not fail the check: the site's build makes the briefing.",
            "Run `newsbrief generate` and commit what it writes, when you want to edit the briefing.",
        ),
        Code(
            "NB303",
            "error",
            "made by another extractor",
            "With `--locked` every briefing has to be made by the extraction that runs here: the same rules, weights "
            "and word lists (`extraction` and twelve digits stand for them), language model and libraries. "
            "`newsbrief --version` names what runs here, the lock what made the briefing.",
            "Install what made it (the history of `requirements.txt` and `constraints.txt` tells), or run "
            "`newsbrief generate --upgrade` and commit what it writes.",
        ),
        Code(
            "NB304",
            "error",
            "an article or a briefing that cannot be used",
            "It failed as it would fail in `newsbrief generate`, so it is not known whether it is up to date.",
            "Mend what the message names.",
        ),
        Code(
            "NB305",
            "warning",
            "an article that is left out",
            "The article cannot be read, and has no briefing. With `--allow-new` this does not fail the check: the "
            "site is built without the article.",
            "Mend what the message names; or say on purpose that it is not to be read, with `skip: reason` in a "
            "sidecar or in its front matter.",
        ),
        Code(
            "NB401",
            "error",
            "one name for two actors",
            "In the alias file one name or id stands for two actors, and no program can know which is meant.",
            "Leave the name to one of them. A surname that several persons share is best left out: an article that "
            "names a person in full is read rightly without it.",
        ),
        Code(
            "NB402",
            "error",
            "the same name in `aliases` and in `not`",
            "The alias file says of one name both that it means the actor and that it does not.",
            "Delete it from one of the two.",
        ),
    )
}
"""Every kind of finding by its code: NB1.. keep a file from being written, NB2.. speak of what it says,
NB3.. of what a run would change,
NB4.. of the alias file."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault or doubt, where it stands, and a way out."""

    code: str
    message: str
    place: Place
    hint: str = ""
    shown: str = ""
    """The line of the file at `place`, without its line break."""

    @property
    def level(self) -> Level:
        """`error` or `warning`."""
        return CODES[self.code].level

    def __str__(self) -> str:
        """Give `file:line:column: level[CODE] message`."""
        return one_space(f"{self.place}: {self.level}[{self.code}] {self.message}")


class InvalidFileError(NewsbriefError):
    """A YAML file that people edit cannot be used: all that is wrong with it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        first, more = self.findings[0], len(self.findings) - 1
        message = first.message + (f" (and {more} more)" if more else "")
        super().__init__(message, place=first.place, hint=first.hint or CODES[first.code].way_out)


def of_yaml_error(error: YamlError, code: str, file: Path) -> Finding:
    """Give a parser's error as a finding."""
    return Finding(code, error.message, error.place or Place(file, 1, 1), error.hint)


def shown(findings: Iterable[Finding], text: str) -> tuple[Finding, ...]:
    """Give the findings in order of the text, each with the line of `text` that it speaks of."""
    lines = LINE_END.split(text)
    return tuple(
        replace(f, shown=lines[f.place.line - 1] if 0 < f.place.line <= len(lines) else "")
        for f in sorted(findings, key=lambda f: (f.place.line, f.place.column, f.code))
    )
