"""The shop: answers every path with its revision, and /healthz for load balancers and for the deployment's last hook.

Nothing but what Amazon Linux 2023 has by itself: Python 3.9 and its standard library.
"""

import json
import os
import signal
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).parent
PORT = int(os.environ.get("PORT", "8080"))


def revision() -> str:
    """The commit that the revision was made of, as the workflow wrote it."""
    file = HERE / "REVISION"
    return file.read_text().strip() if file.exists() else "unknown"


class Shop(BaseHTTPRequestHandler):
    """One answer for people, one for health checks."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path == "/healthz":
            self.answer(200, "application/json", json.dumps({"status": "ok", "revision": revision()}))
        else:
            self.answer(200, "text/plain; charset=utf-8", f"The shop, revision {revision()}\n")

    def answer(self, status: int, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main() -> None:
    server = ThreadingHTTPServer(("", PORT), Shop)

    def stop(*_: object) -> None:
        # from another thread: shutdown waits until serve_forever ends
        threading.Thread(target=server.shutdown).start()

    signal.signal(signal.SIGTERM, stop)
    server.serve_forever()
    server.server_close()


if __name__ == "__main__":
    main()
