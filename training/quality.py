"""Write the figures that "How this site is made" shows, from the results of the benchmark runner.

    python BENCHMARKS/briefings/run.py --json > briefings.json
    python BENCHMARKS/run.py --only positions,times --json > results.json
    python -m training.actors DATA --folds 10 --scorer SCORER --results actors.json
    python -m training.quality results.json actors.json --briefings briefings.json

The models of the actors' room are trained on all annotated articles at hand, so their figures are those of models
that had not seen the article which they were measured on. Each file holds
`{"positions/dev": {"who+what F1": 0.78, ...}, ...}`; that of whole briefings has the shares of their lines that stand
and mislead in an editor's judgement, `{"actors": {"stands": 0.95, ...}, ...}`. Figures that are not among the results
stay as they are; nothing is written by hand.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "generator" / "publishing" / "pages" / "quality.json"

_POLNEAR = "PolNeAR, development part: 84 articles of US political news"
_NEWSX = "GUM, development part: 10 news articles"
_NEWSFAIR = "News-Fair, development part: 40 articles from the web"
_LINES = "34 articles of newspapers from five continents, judged line by line"
_TIMES = "TimeBank and AQUAINT, development part: 172 articles"

# What the runner calls a figure; what readers are told; on what; and what people reach, where that is known: two
# annotators of PolNeAR compared with each other.
_SHOWN: tuple[tuple[str, str, str, str, float | None], ...] = (
    ("briefings/all", "stands", "Lines that an editor would leave as they are", _LINES, None),
    ("briefings/all", "misleads", "Lines that give a reader something false", _LINES, None),
    ("briefings/actors", "stands", "Who is involved: lines that stand", _LINES, None),
    ("briefings/positions", "stands", "Who says or wants what: lines that stand", _LINES, None),
    ("briefings/events", "stands", "What happens next: lines that stand", _LINES, None),
    ("briefings/all", "recall", "Lines that an editor wants, and that are there", _LINES, None),
    ("positions/dev", "who+what F1", "Who said or wants what, found with the right source and words", _POLNEAR, 0.75),
    ("positions/dev", "direct who+what F1", "the same, in direct quotations", _POLNEAR, 0.93),
    ("positions/dev", "indirect who+what F1", "the same, in reported speech", _POLNEAR, 0.69),
    ("actors/newsx_dev", "actor F1", "People, organizations and places, each found once", _NEWSX, None),
    ("actors/newsfair_dev", "actor F1", "People, organizations and places, each found once", _NEWSFAIR, None),
    ("actors/newsx_dev", "pronoun precision", "Pronouns that are given to the right actor", _NEWSX, None),
    ("times/dev", "value F1 (TE3)", "Dates and times, found and read right", _TIMES, None),
    ("times/dev", "calendar F1", "Calendar dates, found and read right", _TIMES, None),
    ("times/dev", "upcoming: date+event F1", "Events to come, each with its date", _TIMES, None),
)


def main() -> None:
    """Write the file from a runner's results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", type=Path, nargs="*")
    parser.add_argument("--briefings", type=Path, help="figures of whole briefings")
    options = parser.parse_args()
    results = {}
    for path in options.results:
        results |= json.loads(path.read_text(encoding="utf-8"))
    if options.briefings:
        lines = json.loads(options.briefings.read_text(encoding="utf-8"))
        results |= {f"briefings/{section}": figures for section, figures in lines.items() if isinstance(figures, dict)}
    known = {}
    if OUT.is_file():
        known = {(row["set"], row["figure"]): row["value"] for row in json.loads(OUT.read_text(encoding="utf-8"))}
    rows = []
    for name, figure, measure, data, human in _SHOWN:
        value = results.get(name, {}).get(figure, known.get((name, figure)))
        if value is not None:
            rows.append(
                {"set": name, "figure": figure, "measure": measure, "data": data}
                | {"value": round(value, 3), "human": human}
            )
    OUT.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(rows)} figures in {OUT}")


if __name__ == "__main__":
    main()
