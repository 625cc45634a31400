import pytest

from generator.ground import whole
from generator.publishing.building import tree


def test_writes_only_what_changes(tmp_path):
    first = tree.write(tmp_path, {"a.md": b"a", "d/b.md": b"b"})
    assert first.written == ("a.md", "d/b.md")
    stamps = {path: (tmp_path / path).stat().st_mtime_ns for path in ("a.md", "d/b.md", tree.MANIFEST)}
    assert tree.write(tmp_path, {"a.md": b"a", "d/b.md": b"b"}) == tree.Written((), (), ())
    assert stamps == {path: (tmp_path / path).stat().st_mtime_ns for path in stamps}
    assert tree.write(tmp_path, {"a.md": b"a", "d/b.md": b"c"}).written == ("d/b.md",)


def test_removes_its_own_stale_files_and_empty_folders(tmp_path):
    tree.write(tmp_path, {"a.md": b"a", "d/e/b.md": b"b"})
    assert tree.write(tmp_path, {"a.md": b"a"}).removed == ("d/e/b.md",)
    assert not (tmp_path / "d").exists()


def test_leaves_what_others_put_there(tmp_path):
    (tmp_path / "about.md").write_bytes(b"by hand")
    (tmp_path / "mine.md").write_bytes(b"mine")
    result = tree.write(tmp_path, {"about.md": b"ours", "a.md": b"a"})
    assert result.foreign == ("about.md",)
    assert (tmp_path / "about.md").read_bytes() == b"by hand"
    assert tree.write(tmp_path, {}).removed == ("a.md",)
    assert (tmp_path / "mine.md").read_bytes() == b"mine"


def test_a_killed_run_does_not_disown_its_files(tmp_path, monkeypatch):
    tree.write(tmp_path, {"a.md": b"a"})
    real = whole.write

    def die(file, data):
        if file.name == "c.md":
            raise KeyboardInterrupt
        return real(file, data)

    monkeypatch.setattr(whole, "write", die)
    with pytest.raises(KeyboardInterrupt):
        tree.write(tmp_path, {"b.md": b"b", "c.md": b"c"})
    monkeypatch.undo()
    result = tree.write(tmp_path, {"b.md": b"changed"})
    assert result.foreign == ()
    assert result.removed == ("a.md",)
    assert not list(tmp_path.glob(".newsbrief-*"))


def test_a_manifest_cannot_reach_outside(tmp_path):
    victim = tmp_path / "victim.txt"
    victim.write_bytes(b"x")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / tree.MANIFEST).write_text('["../victim.txt"]')
    tree.write(docs, {})
    assert victim.exists()
