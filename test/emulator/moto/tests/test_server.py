import threading
import time
import unittest
from typing import Any

from leftovers import Baselines
from server import Emulator


class Server(unittest.TestCase):
    def test_answers_one_request_at_a_time(self) -> None:
        """moto by itself loses list entries when threads delete at once (seen: DeleteNetworkAclEntry)."""
        at_once: list[int] = []
        running = 0

        def slow(environ: dict[str, Any], start_response: Any) -> list[bytes]:
            nonlocal running
            running += 1
            at_once.append(running)
            time.sleep(0.01)
            running -= 1
            start_response("200 OK", [])
            return [b""]

        emulator = Emulator(Baselines(), slow)
        request = {"REQUEST_METHOD": "GET", "PATH_INFO": "/"}
        threads = [threading.Thread(target=emulator, args=(dict(request), lambda *_: None)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual([1] * 8, at_once)
