import threading
import time
import urllib.request

import pytest

from generator.publishing import live


@pytest.fixture
def project(tmp_path):
    for name in ("site", "briefings"):
        (tmp_path / name).mkdir()
    (tmp_path / "site" / "index.html").write_text("<body>first</body>")
    (tmp_path / "site" / "404.html").write_text("<body>not here</body>")
    (tmp_path / "briefings" / "a.yaml").write_text("a")
    return tmp_path


def test_fingerprint_sees_contents_and_names_and_no_noise(project):
    folder = project / "briefings"
    before = live.fingerprint([folder])
    (folder / "a.yaml").write_text("a")
    (folder / ".a.yaml.swp").write_text("x")
    (folder / ".lock").mkdir()
    (folder / ".lock" / "a.json").write_text("x")
    (folder / "a.yaml~").write_text("x")
    assert live.fingerprint([folder]) == before
    (folder / "a.yaml").write_text("b")
    changed = live.fingerprint([folder])
    assert changed != before
    (folder / "a.yaml").rename(folder / "b.yaml")
    assert live.fingerprint([folder]) != changed
    assert live.fingerprint([project / "absent"]) == live.fingerprint([])


def test_serves_under_a_sub_path_and_rebuilds_once_although_the_rebuild_writes_what_is_watched(project, monkeypatch):
    builds, address, servers = [], [], []
    import mkdocs.livereload

    class Server(mkdocs.livereload.LiveReloadServer):
        def __init__(self, **settings):
            super().__init__(**settings, polling_interval=0.02, shutdown_delay=0.02)
            self.build_delay = 0.05
            servers.append(self)

    monkeypatch.setattr(mkdocs.livereload, "LiveReloadServer", Server)

    def rebuild():
        builds.append(1)
        (project / "briefings" / "a.yaml").write_text(f"generated {len(builds)}")
        (project / "site" / "index.html").write_text("<body>second</body>")

    thread = threading.Thread(
        target=live.serve,
        args=(project / "site", [project / "briefings", project / "absent"], rebuild),
        kwargs={"host": "127.0.0.1", "port": 0, "site_url": "https://x.example/sub/", "ready": address.append},
        daemon=True,
    )
    thread.start()
    wait(lambda: servers and servers[0].observer.is_alive())
    url = f"http://127.0.0.1:{servers[0].server_address[1]}/sub/"
    assert "first" in fetch(url)
    assert "not here" in fetch(url + "absent")
    (project / "briefings" / "a.yaml").write_text("by hand")
    wait(lambda: builds)
    wait(lambda: "second" in fetch(url))
    time.sleep(0.5)
    assert len(builds) == 1
    servers[0].shutdown()
    thread.join(timeout=5)
    assert address
    assert address[0].endswith("/sub/")


def wait(condition):
    for _ in range(500):
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError("waited ten seconds in vain")


def fetch(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.read().decode()
