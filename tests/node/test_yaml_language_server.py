"""The server behind VS Code's YAML extension reads a briefing with our schema: it completes keys and marks errors."""

import json
import queue
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from generator.commands import generate
from generator.project import Project, Settings
from tests.made import TEXT, Machine

SERVER = Path("yaml-language-server", "bin", "yaml-language-server")
TIMEOUT = 120
SETTINGS = {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}

pytestmark = pytest.mark.node


class Client:
    """As much of the language server protocol as an editor needs for one file."""

    def __init__(self, server: Path) -> None:
        self.server = subprocess.Popen(
            ["node", server, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.inbox: queue.Queue[dict] = queue.Queue()
        self.count = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while header := self.server.stdout.readline():
            length = int(header.split(b":")[1])
            while self.server.stdout.readline().strip():
                pass
            self.inbox.put(json.loads(self.server.stdout.read(length)))

    def send(self, **message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.server.stdin.flush()

    def notify(self, method: str, params) -> None:
        self.send(method=method, params=params)

    def request(self, method: str, params):
        self.count += 1
        self.send(id=self.count, method=method, params=params)
        return self.wait(lambda m: m.get("id") == self.count and "method" not in m)["result"]

    def wait(self, wanted):
        while True:
            message = self.inbox.get(timeout=TIMEOUT)
            if "id" in message and "method" in message:  # the server asks, too
                is_settings = message["method"] == "workspace/configuration"
                answer = (
                    [SETTINGS if i["section"] == "yaml" else {} for i in message["params"]["items"]]
                    if is_settings
                    else None
                )
                self.send(id=message["id"], result=answer)
            elif wanted(message):
                return message

    def open(self, file: Path, text: str) -> None:
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def diagnostics(self, file: Path) -> list[dict]:
        method = "textDocument/publishDiagnostics"
        return self.wait(lambda m: m.get("method") == method and m["params"]["uri"] == file.as_uri())["params"][
            "diagnostics"
        ]

    def completions(self, file: Path, line: int, character: int) -> set[str]:
        place = {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": character}}
        found = self.request("textDocument/completion", place)
        return {item["label"] for item in (found["items"] if isinstance(found, dict) else found)}

    def hover(self, file: Path, line: int, character: int) -> str:
        place = {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": character}}
        return str(self.request("textDocument/hover", place))


@pytest.fixture(scope="module")
def client(node_modules):
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    made = Client(node_modules / SERVER)
    capabilities = {"workspace": {"configuration": True}, "textDocument": {"completion": {}, "hover": {}}}
    made.request("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
    made.notify("initialized", {})
    made.notify("workspace/didChangeConfiguration", {"settings": {"yaml": SETTINGS}})
    yield made
    made.server.kill()
    made.server.wait()


@pytest.fixture
def yaml(tmp_path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "bridge.txt").write_text(TEXT)
    report = generate.run(generate.Request(Project(tmp_path, Settings()), None, Machine()))
    return tmp_path / "briefings" / f"{report.outcomes[0].slug}.yaml"


def test_a_briefing_as_generated_has_no_fault(client, yaml):
    client.open(yaml, yaml.read_text())
    assert client.diagnostics(yaml) == []


def test_a_misspelled_key_and_a_wrong_value_are_marked_at_their_lines(client, yaml):
    text = yaml.read_text().replace("role: Mayor", "roel: Mayor").replace("kind: place", "kind: planet")
    client.open(yaml, text)
    marked = {text.splitlines()[d["range"]["start"]["line"]].strip(): d["message"] for d in client.diagnostics(yaml)}
    assert set(marked) == {"roel: Mayor", "kind: planet"}
    assert "roel" in marked["roel: Mayor"]
    assert "organization" in marked["kind: planet"]


def test_keys_are_completed_and_explained(client, yaml):
    text = yaml.read_text().replace("    stance: rejects\n", "    stance: rejects\n    \n")
    client.open(yaml, text)
    lines = text.splitlines()
    assert {"quote", "polarity", "via", "confidence"} <= client.completions(yaml, lines.index("    "), 4)
    assert "the office, as the article says it" in client.hover(yaml, lines.index("    role: Mayor"), 5)


def test_values_are_completed(client, yaml):
    text = yaml.read_text().replace("certainty: expected", "certainty: ")
    client.open(yaml, text)
    line = text.splitlines().index("    certainty: ")
    assert {"scheduled", "possible", "conditional", "cancelled"} <= client.completions(yaml, line, 15)
