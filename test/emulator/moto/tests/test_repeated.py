import io
import unittest
from typing import Any

from repeated import Repeated


class RepeatedRequest(unittest.TestCase):
    def setUp(self) -> None:
        self.bodies: list[bytes] = []
        self.status = "200 OK"
        self.repeated = Repeated(self._make)

    def _make(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.bodies.append(environ["wsgi.input"].read())
        start_response(self.status, [("Content-Type", "text/plain")])
        return [b"made ", str(len(self.bodies)).encode()]

    def _ask(self, invocation: str | None) -> tuple[str, bytes]:
        started: list[Any] = []
        environ = {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": "4", "wsgi.input": io.BytesIO(b"make")}
        if invocation:
            environ["HTTP_AMZ_SDK_INVOCATION_ID"] = invocation
        body = b"".join(self.repeated(environ, lambda *arguments: started.append(arguments)))
        self.assertEqual(b"", environ["wsgi.input"].read(), "a request that is not read to its end breaks the connection")
        return started[0][0], body

    def test_makes_once_what_is_asked_again(self) -> None:
        self.assertEqual([("200 OK", b"made 1")] * 2, [self._ask("one"), self._ask("one")])
        self.assertEqual(1, len(self.bodies))

    def test_makes_what_is_asked_anew(self) -> None:
        self.assertEqual([b"made 1", b"made 2"], [self._ask("one")[1], self._ask("two")[1]])
        self.assertEqual([b"made 3", b"made 4"], [self._ask(None)[1], self._ask(None)[1]])

    def test_tries_again_after_an_error(self) -> None:
        self.status = "409 Conflict"
        self._ask("one")
        self.status = "200 OK"
        self.assertEqual(("200 OK", b"made 2"), self._ask("one"))

    def test_forgets_what_is_long_ago(self) -> None:
        self._ask("first")
        for index in range(300):
            self._ask(str(index))
        self.assertLessEqual(len(self.repeated._answers), 256)
        self.assertEqual(b"made 302", self._ask("first")[1])
