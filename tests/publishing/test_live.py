import shutil
import threading
import time
import urllib.request

import mkdocs.livereload
import pytest

from generator import freshness
from generator.commands.build import make
from generator.publishing.serving import live


@pytest.fixture
def project(tmp_path):
    for name in ("site", "briefings"):
        (tmp_path / name).mkdir()
    (tmp_path / "site" / "index.html").write_text("<body>first</body>")
    (tmp_path / "site" / "404.html").write_text("<body>not here</body>")
    (tmp_path / "briefings" / "a.yaml").write_text("a")
    return tmp_path


def test_the_digest_of_contents_follows_names_too_and_no_noise(project):
    folder = project / "briefings"
    before = freshness.contents([folder])
    (folder / "a.yaml").write_text("a")
    (folder / ".a.yaml.swp").write_text("x")
    (folder / ".lock").mkdir()
    (folder / ".lock" / "a.json").write_text("x")
    (folder / "a.yaml~").write_text("x")
    assert freshness.contents([folder]) == before
    (folder / "a.yaml").write_text("b")
    changed = freshness.contents([folder])
    assert changed != before
    (folder / "a.yaml").rename(folder / "b.yaml")
    assert freshness.contents([folder]) != changed
    assert freshness.contents([project / "absent"]) == freshness.contents([])


@pytest.fixture
def serve(project, monkeypatch):
    """Serve in a thread, with a quick eye; gives the address. What `rebuild` does is the test's."""
    monkeypatch.setattr(live, "_INTERVAL", 0.02)
    servers, threads = [], []

    class Server(mkdocs.livereload.LiveReloadServer):
        def __init__(self, **settings):
            super().__init__(**settings, shutdown_delay=0.02)
            self.build_delay = 0.05
            servers.append(self)

    monkeypatch.setattr(mkdocs.livereload, "LiveReloadServer", Server)

    def begin(rebuild, *watched, built_from=None, site_url=None):
        ready = []
        thread = threading.Thread(
            target=live.serve,
            args=(project / "site", watched, rebuild),
            kwargs={
                "built_from": freshness.contents(watched) if built_from is None else built_from,
                "host": "127.0.0.1",
                "port": 0,
                "site_url": site_url,
                "ready": ready.append,
                "notices": lambda _: None,
                "shipped": make.templates(),
            },
            daemon=True,
        )
        threads.append(thread)
        thread.start()
        wait(lambda: servers and servers[0].observer.is_alive())
        return f"http://127.0.0.1:{servers[0].server_address[1]}{ready[0].partition(':0')[2]}"

    yield begin
    servers[0].shutdown()
    threads[0].join(timeout=5)


def test_serves_under_a_sub_path_and_follows_until_a_rebuild_leaves_what_it_found(project, serve):
    builds = []

    def rebuild():
        builds.append((project / "briefings" / "a.yaml").read_text())
        (project / "briefings" / "a.yaml").write_text("generated")
        (project / "site" / "index.html").write_text("<body>second</body>")

    url = serve(rebuild, project / "briefings", project / "absent", site_url="https://x.example/sub/")
    assert url.endswith("/sub/")
    assert "first" in fetch(url)
    assert "not here" in fetch(url + "absent")
    (project / "briefings" / "a.yaml").write_text("by hand")
    wait(lambda: builds)
    wait(lambda: "second" in fetch(url))
    time.sleep(0.5)
    assert builds == ["by hand", "generated"]


def test_a_change_during_a_rebuild_is_followed_too(project, serve):
    builds, file = [], project / "briefings" / "a.yaml"

    def rebuild():
        builds.append(file.read_text())
        if len(builds) == 1:
            file.write_text("mended while it was being built")

    serve(rebuild, project / "briefings")
    file.write_text("a slip")
    wait(lambda: builds == ["a slip", "mended while it was being built"])


def test_a_change_during_the_first_build_is_followed_too(project, serve):
    builds = []
    serve(lambda: builds.append(1), project / "briefings", built_from="as it was before")
    assert builds == [1]


def test_what_is_watched_may_come_and_go_and_be_replaced(project, serve):
    builds, file, folder, there = [], project / "actors.yaml", project / "templates", project / "mkdocs.yml"
    there.write_text("a")
    serve(lambda: builds.append(1), file, folder, there)
    assert builds == []

    def after(change):
        before = len(builds)
        change()
        wait(lambda: len(builds) > before)

    after(there.unlink)
    after(lambda: there.write_text("b"))
    after(lambda: file.write_text("a"))
    (project / "new").write_text("b")
    after(lambda: (project / "new").replace(file))  # as many editors save
    after(file.unlink)
    for _ in range(2):
        (project / "made/theme").mkdir(parents=True)
        (project / "made/theme/main.html").write_text("c")
        after(lambda: (project / "made").rename(folder))
        after(lambda: (folder / "theme/main.html").write_text("d"))
        after(lambda: shutil.rmtree(folder))


def test_every_page_can_be_reloaded_also_one_that_is_not_there(project, serve):
    url = serve(lambda: None, project / "briefings")
    assert "livereload(" in fetch(url)
    assert "livereload(" in fetch(url + "absent/")
    (project / "site" / "404.html").unlink()
    assert 'http-equiv="refresh"' in fetch(url + "absent/")


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
