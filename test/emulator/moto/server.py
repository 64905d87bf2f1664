"""moto's server with the corrections that the AWS provider needs.

Listens on a free port of the loopback interface and prints one line, `{"port": N}`, when it is ready. It ends when
its standard input does: whatever becomes of the process that started it, no server is left behind.
"""

import gc
import json
import os
import sys
import threading
from typing import Any

# A server lives for minutes and keeps what it loads: to look for garbage was a fifth of its time.
gc.set_threshold(100_000)

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


def end_with_parent() -> None:
    """Leave as soon as the other end of standard input is closed."""
    sys.stdin.buffer.read()
    os._exit(0)


def main() -> None:
    # else no policy of AWS's own can be attached; costs a second when IAM is first used
    os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")
    corrections.apply_all()
    gc.freeze()
    baselines = Baselines()
    baselines.watch()
    emulator = Emulator(baselines, DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", 0, emulator, threaded=True, request_handler=QuietHandler)
    os.environ["MOTO_PORT"] = str(server.server_port)
    threading.Thread(target=end_with_parent, daemon=True).start()
    print(json.dumps({"port": server.server_port}), flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
