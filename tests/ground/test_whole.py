"""The laws of files that are whole at every moment."""

import os
import stat
from pathlib import Path

import pytest

from generator.ground import whole


class Stopped(BaseException):
    """Nothing that code expects: as a keyboard interrupt."""


@pytest.mark.parametrize("lasting", [True, False])
def test_a_file_is_written_once_and_keeps_its_rights(tmp_path, lasting):
    file = tmp_path / "folder" / "a.txt"
    assert whole.write(file, b"one", lasting=lasting)
    file.chmod(0o640)
    before = file.stat().st_mtime_ns
    assert not whole.write(file, b"one", lasting=lasting)
    assert file.stat().st_mtime_ns == before
    assert whole.write(file, b"two", lasting=lasting)
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"two", 0o640)
    assert [path.name for path in file.parent.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("error", [OSError, Stopped])
@pytest.mark.parametrize("call", ["fsync", "chmod", "replace"])
def test_whatever_fails_the_old_file_stays_and_nothing_beside_it(tmp_path, monkeypatch, call, error):
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")

    def fail(*_args, **_rest):
        raise error

    monkeypatch.setattr(os if call == "fsync" else Path, call, fail)
    with pytest.raises(error):
        whole.write(file, b"new", lasting=True)
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_readers_see_the_old_bytes_until_the_new_ones_are_there(tmp_path):
    file, new = tmp_path / "a.txt", tmp_path / ".a.new"
    file.write_bytes(b"old")
    whole.prepare(new, b"new", file, lasting=False)
    with file.open("rb") as reader:
        whole.put(new, file, lasting=False)
        assert reader.read() == b"old"
    assert (file.read_bytes(), new.exists()) == (b"new", False)


def test_only_what_lasts_waits_for_the_disk(tmp_path, monkeypatch):
    synced = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(os.fstat(handle).st_mode) or real(handle))
    whole.write(tmp_path / "a", b"again")
    assert synced == []
    whole.write(tmp_path / "b", b"for good", lasting=True)
    kinds = [stat.S_ISDIR(mode) for mode in synced]
    assert kinds == ([False, True] if os.name == "posix" else [False])
