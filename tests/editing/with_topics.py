"""Prints what the house does with `topics`, for `test_vocabulary`, which runs it with a copy that has that key."""

import json
import sys
from pathlib import Path

import jsonschema

from generator.commands.generate import tally
from generator.editing.checking import reading, schema
from generator.editing.merging.differences import differences
from generator.editing.store.branches import joined
from generator.editing.store.lock import Inputs, Lock, dumps
from generator.publishing import assembly
from generator.publishing.formats import data
from generator.publishing.markup import escape, rendering
from generator.publishing.values import addresses
from manual.reference import generate as manual
from tests.editing.desk import Desk
from tests.made import briefing
from tests.publishing import sample

templates = Path(sys.argv[1])
told = {}

made = schema.schema()
desk = Desk(briefing(topics=("port", "money", "elections")))
told["yaml"] = [line for line in desk.text.splitlines() if "topics" in line]
told["schema"] = [
    jsonschema.Draft7Validator(made).is_valid({**desk.data, "topics": value}) for value in (["a"], "a", {"a": 1})
]
told["form"] = []
try:
    reading.read(desk.text.replace("[port, money, elections]", "{a: b}"), Path("b.yaml"))
except reading.InvalidFileError as error:
    told["form"] += [finding.message for finding in error.findings]

desk.edit("[port, money, elections]", "[port, harbours, elections]")
found = differences(desk.base, desk.data, desk.memory)
told["differences"] = [(d.kind, d.at, d.machine, d.yours) for d in found]
desk.machine(briefing(topics=("port", "money", "elections", "ships")))
told["merged"] = desk.data["topics"]
told["tally"] = tally.words([desk.changes])
desk.machine(briefing(topics=("port", "money", "ships")))
told["again"] = [desk.data["topics"], sorted(desk.review)]

plain = Desk(briefing())
plain.machine(briefing(topics=("port",)))
told["arrived"] = [list(plain.data).index("topics") < list(plain.data).index("status"), plain.data["topics"]]


def lock(topics):
    inputs = Inputs(text="t", metadata="m", settings="s")
    base = {**Desk(briefing()).base, "topics": topics}
    return dumps(Lock(id="a", file="seeds/a.txt", inputs=inputs, extractor="e", yaml="", base=base))


conflict = "<<<<<<< ours\n" + lock(["port", "money"]) + "=======\n" + lock(["port", "ships"]) + ">>>>>>> theirs\n"
told["joined"] = joined(conflict, Path("lock"), {**desk.data, "topics": ["ships"]}).base["topics"]

entry = sample.entry(topics=["harbours", "<b>"])
gathered = assembly.gather(assembly.Edition((entry,), "The Site"))
markdown = rendering.environment(templates, templates, escape.text)
page = rendering.render(markdown, gathered.pages[addresses.briefing(entry.slug)])
told["page"] = [line for line in page.splitlines() if line.startswith("harbours")]
told["published"] = [key in json.loads(data.schemas()[data.SCHEMA])["properties"] for key in ("topics", "review")]
told["json"] = json.loads(data.briefing(entry))["topics"]
told["manual"] = [line for line in manual.briefing().splitlines() if "`topics`" in line]
sys.stdout.write(json.dumps(told))
