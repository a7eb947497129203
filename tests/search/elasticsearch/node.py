"""Starting and stopping a real Elasticsearch node.

Maven fetches the jars the first time; they are kept in `target/`. The node is the server's own
code, without the modules of the full distribution: it has no `GET /` and no `_delete_by_query`.
"""

import fcntl
import http.client
import os
import shutil
import signal
import socket
import subprocess
import time
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
TARGET = HERE / "target"
CLASSPATH = TARGET / "classpath"
MODULE = "transport-netty4"
PATIENCE = 180  # seconds until it answers, on a machine with much else to do
HEAP = "512m"


class Node:
    """A node with its data in `folder`; started again on the same folder, it has what it had."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.folder = folder
        self.port = port or free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """The process."""
        assert self._process
        return self._process.pid

    def start(self) -> "Node":
        """Start it, and return when it answers."""
        build()
        home = self.folder / "home"
        if not home.exists():
            (home / "config").mkdir(parents=True)
            shutil.copytree(TARGET / "modules", home / "modules")
        classpath = f"{TARGET / 'classes'}:{CLASSPATH.read_text(encoding='utf-8').strip()}"
        options = [f"-Xms{HEAP}", f"-Xmx{HEAP}", "-XX:+UseSerialGC", "-cp", classpath]
        places = [str(home), str(self.port), str(free_port())]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                ["java", *options, "ElasticsearchNode", *places], stdout=log, stderr=log
            )
        self._wait()
        return self

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._process:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def freeze(self) -> None:
        """Let it hang: it takes connections, and never answers."""
        os.kill(self.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        os.kill(self.pid, signal.SIGCONT)

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self._process is None or self._process.poll() is not None:
                break
            if answers(self.port):
                return
            time.sleep(0.2)
        log = (self.folder / "log").read_text(encoding="utf-8", errors="replace")
        raise RuntimeError(f"Elasticsearch did not start:\n{log[-4000:]}")


def answers(port: int) -> bool:
    """Tell whether a node answers at `port`, with all that it holds."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", "/_cluster/health?wait_for_status=yellow&timeout=5s")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def build() -> None:
    """Fetch the jars and compile the starter, once; others wait meanwhile."""
    TARGET.mkdir(exist_ok=True)
    with (TARGET / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if CLASSPATH.exists() and (TARGET / "modules").exists():
            return
        everything = TARGET / "classpath.all"
        goals = ["compile", "dependency:build-classpath", f"-Dmdep.outputFile={everything}"]
        subprocess.run(["mvn", "-q", "-B", *goals], cwd=HERE, check=True)
        jars = everything.read_text(encoding="utf-8").strip().split(":")
        _make_module([jar for jar in jars if "netty" in jar])
        plain = [jar for jar in jars if "netty" not in jar]
        CLASSPATH.write_text(":".join(plain), encoding="utf-8")


def _make_module(jars: list[str]) -> None:
    """Lay the transport's jars out as a module of the server, with the descriptor beside them."""
    module = TARGET / "modules" / MODULE
    module.mkdir(parents=True, exist_ok=True)
    for jar in jars:
        shutil.copy(jar, module)
    (own,) = module.glob(f"{MODULE}-*.jar")
    descriptor = f"META-INF/es-plugins/{MODULE}/plugin-descriptor.properties"
    with zipfile.ZipFile(own) as archive:
        lines = archive.read(descriptor).decode().splitlines()
    # Without its Java module's name: the node runs from the class path.
    kept = [line for line in lines if not line.startswith("modulename")]
    (module / "plugin-descriptor.properties").write_text("\n".join(kept), encoding="utf-8")
