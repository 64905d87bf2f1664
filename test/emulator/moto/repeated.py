"""Does once what AWS does once though a client asks for it twice.

An AWS client that hears nothing sends its request again (a busy machine loses a connection now and then), with the same
`amz-sdk-invocation-id`. moto by itself does it again: seen was a load balancer made twice, one of which nobody knew. What
AWS does again is done again here, and said, since it may be why a test finds something twice.
"""

import sys
from collections import OrderedDict
from typing import Any

# what is asked again is asked within seconds
_REMEMBERED = 256

# Set by who knows the operation: its name, and whether AWS does it once.
OPERATION, ONCE = "emulator.operation", "emulator.once"

Answer = tuple[str, Any, bytes]


class Repeated:
    """A WSGI application around another, which it calls one request at a time."""

    def __init__(self, application: Any) -> None:
        self._application = application
        self._answers: OrderedDict[str, Answer | None] = OrderedDict()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        invocation = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
        answer = self._answers.get(invocation) if invocation else None
        if answer is None:
            if invocation in self._answers:
                print(f"asked again, and done again: {environ.get(OPERATION)}", file=sys.stderr, flush=True)
            answer = self._ask(environ)
            # after an error, asking again is what the client wants
            if invocation and answer[0].startswith("2"):
                self._remember(invocation, answer if environ.get(ONCE) else None)
        else:
            environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        status, headers, body = answer
        start_response(status, headers)
        return [body]

    def _ask(self, environ: dict[str, Any]) -> Answer:
        started: list[Any] = []
        body = b"".join(self._application(environ, lambda *arguments: started.append(arguments)))
        return started[0][0], started[0][1], body

    def _remember(self, invocation: str, answer: Answer | None) -> None:
        self._answers[invocation] = answer
        if len(self._answers) > _REMEMBERED:
            self._answers.popitem(last=False)
