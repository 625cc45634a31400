import pytest

from generator.publishing.building import standby


def files(folder):
    return {file.relative_to(folder).as_posix(): file.read_text() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def site(tmp_path):
    (tmp_path / "site/deep").mkdir(parents=True)
    (tmp_path / "site/index.html").write_text("old")
    (tmp_path / "site/deep/index.html").write_text("old")
    (tmp_path / "site/.git").write_text("gitdir: elsewhere")
    return tmp_path / "site"


def build(site):
    (site / "new").mkdir(parents=True)
    (site / "index.html").write_text("new")


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt])
def test_a_site_stands_as_it_stood_when_its_build_fails(site, tmp_path, failure):
    before = files(site)
    with pytest.raises(failure), standby.kept(site, tmp_path / "docs"):
        build(site)
        raise failure
    assert files(site) == before
    assert not (site / "new").exists()
    assert list((tmp_path / "docs").iterdir()) == []


def test_a_build_that_ends_well_leaves_its_own_and_what_is_hidden(site, tmp_path):
    with standby.kept(site, tmp_path / "docs"):
        build(site)
    assert files(site) == {"index.html": "new", ".git": "gitdir: elsewhere"}
    assert list((tmp_path / "docs").iterdir()) == []


def test_after_a_killed_build_what_stood_before_it_is_put_back(site, tmp_path):
    before = files(site)
    killed = standby.kept(site, tmp_path / "docs")
    killed.__enter__()
    build(site)
    with pytest.raises(ValueError, match="again"), standby.kept(site, tmp_path / "docs"):
        raise ValueError("again")
    assert files(site) == before


def test_a_first_build_may_fail_too(tmp_path):
    with pytest.raises(ValueError, match="first"), standby.kept(tmp_path / "site", tmp_path / "docs"):
        raise ValueError("first")
    assert not (tmp_path / "site").exists()


def test_where_a_site_cannot_be_set_aside_it_is_built_in_its_place(site, tmp_path, monkeypatch):
    monkeypatch.setattr(type(site), "rename", lambda *_: (_ for _ in ()).throw(OSError("another file system")))
    with standby.kept(site, tmp_path / "docs"):
        (site / "index.html").write_text("new")
    assert files(site)["index.html"] == "new"
