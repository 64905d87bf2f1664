"""moto's servers with the corrections that the AWS provider needs.

Loads moto once, prints one line, `{"door": "path of a socket"}`, and forks a server for each connection to it. The server has a free
port of the loopback interface, which is the first line that the connection gets; the others are what it prints. A server ends with its
connection, and this process with its standard input: whatever becomes of those who started them, none is left behind.
"""

import gc
import json
import os
import select
import shutil
import signal
import socket
import sys
import tempfile
import threading
from functools import cache
from typing import Any, NoReturn

# A server lives for minutes and keeps what it loads: to look for garbage was a fifth of its time.
gc.set_threshold(100_000)

from moto.backends import get_backend
from moto.core import DEFAULT_ACCOUNT_ID, responses
from moto.core.utils import get_service_model
from moto.moto_api._internal import mock_random
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

import corrections
import refusals  # noqa: F401  (registers them beside the corrections)
from api_models.door import Door
from leftovers import Baselines
from recorder.recorder import Recorder
from refusals.refusal import Refusals
from repeated import Repeated
from unanswered import Unanswered


class Emulator:
    """moto's application, with two more addresses: `GET /moto-api/leftovers` and `GET /moto-api/checked`.

    One request at a time: moto walks through lists that another thread changes, and then misses what it looks for.
    """

    def __init__(self, baselines: Baselines, moto: Any) -> None:
        self._baselines = baselines
        self._one_at_a_time = threading.Lock()
        self._recorder = Recorder(moto)
        self._door = Door(Repeated(Refusals(self._recorder)))
        self._moto = Unanswered(self._door)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        with self._one_at_a_time:
            return self._answer(environ, start_response)

    def _answer(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        path = environ.get("PATH_INFO")
        own = {"/moto-api/leftovers": self._leftovers, "/moto-api/checked": lambda: self._door.checked}
        if path in own:
            start_response("200 OK", [("Content-Type", "application/json")])
            return [json.dumps(own[path]()).encode()]
        answer = self._moto(environ, start_response)
        if path == "/moto-api/reset":
            self._baselines.forget()
            self._recorder.forget()
        return answer

    def _leftovers(self) -> list[dict[str, str]]:
        return [*self._baselines.leftovers(), *self._recorder.leftovers()]


class QuietHandler(WSGIRequestHandler):
    """Logs no requests: what moto cannot answer is logged where that is found out."""

    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        pass


class Dispatcher(DomainDispatcherApplication):
    """Knows again which service a host is of: moto lists its own files for it, twice for each request."""

    get_backend_for_host = cache(DomainDispatcherApplication.get_backend_for_host)


def load() -> None:
    """What all servers have alike."""
    # else no policy of AWS's own can be attached
    os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")
    # else moto looks for the access key among the users of each partition, whose policies it makes for that
    os.environ.setdefault("MOTO_ACCOUNT_ID", DEFAULT_ACCOUNT_ID)
    corrections.apply_all()
    # no class changes from here on; to look for its methods was an eighth of a request
    responses.method_names_from_class = cache(responses.method_names_from_class)
    for service in ("ec2", "elbv2", "iam", "kms", "logs", "s3", "ssm", "sts"):
        get_service_model(service)
        get_backend(service)
    gc.freeze()


def end_with_input() -> None:
    """Leave as soon as the other end of standard input is closed."""
    sys.stdin.buffer.read()
    os._exit(0)


def serve(connection: socket.socket) -> NoReturn:
    """A server of its own, in a process of its own."""
    for descriptor in range(3):
        os.dup2(connection.fileno(), descriptor)
    connection.close()
    mock_random.seed()
    baselines = Baselines()
    baselines.watch()
    emulator = Emulator(baselines, Dispatcher(create_backend_app))
    server = make_server("127.0.0.1", 0, emulator, threaded=True, request_handler=QuietHandler)
    os.environ["MOTO_PORT"] = str(server.server_port)
    threading.Thread(target=end_with_input, daemon=True).start()
    print(json.dumps({"port": server.server_port, "pid": os.getpid()}), flush=True)
    server.serve_forever()
    sys.exit()


def main() -> None:
    load()
    # nobody asks what became of a server, and Ctrl-C is for those who started all this
    for ignored in (signal.SIGCHLD, signal.SIGINT):
        signal.signal(ignored, signal.SIG_IGN)
    directory = tempfile.mkdtemp(prefix="hanok-emulators-")
    # no port: what a server says before it answers is to be there before the answer
    door = socket.socket(socket.AF_UNIX)
    door.bind(f"{directory}/door")
    door.listen(64)
    print(json.dumps({"door": door.getsockname()}), flush=True)
    # nothing is written to standard input: it can be read when it ends
    while sys.stdin not in select.select([sys.stdin, door], [], [])[0]:
        connection, _ = door.accept()
        if os.fork() == 0:
            door.close()
            serve(connection)
        connection.close()
    shutil.rmtree(directory)


if __name__ == "__main__":
    main()
