"""Templates are for people: a line that does not fit on a screen is not read."""

from generator.commands.build import make

LONGEST = 160
_WRITTEN_BY_HAND = {".j2", ".html", ".xml", ".yml", ".css", ".js"}


def test_no_line_of_a_template_is_longer_than_a_screen_is_wide():
    templates = make.templates()
    files = [file for file in sorted(templates.rglob("*")) if file.suffix in _WRITTEN_BY_HAND]
    too_long = [
        f"{file.relative_to(templates)}:{number}: {len(line)} characters"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > LONGEST
    ]
    assert files
    assert not too_long
