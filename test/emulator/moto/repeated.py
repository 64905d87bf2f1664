"""Answers a request that is sent again: as AWS does where it says what it does, and from memory what would make something twice.

An AWS client that hears nothing sends its request again, with the same `amz-sdk-invocation-id`. AWS promises the first answer for
some calls, and does others again, which changes nothing (api_models/once.py): so it is here. What is left (CreateVpc,
ChangeResourceRecordSets) makes another one on AWS, or is refused for the first. Seen were a load balancer made twice, one of which
nobody knew, and a record that "already exists", on a busy machine: no configuration can do anything about an answer
that this machine lost, so it comes from memory, too, and the harness says so beside a failure.
"""

import sys
from collections import OrderedDict
from typing import Any

from again import Again

# what is asked again is asked within seconds
_REMEMBERED = 256

# Set by who knows the operation: its name, and what AWS does with it when it is sent again.
OPERATION, AGAIN = "emulator.operation", "emulator.again"

Answer = tuple[str, Any, bytes]


class Repeated:
    """A WSGI application around another, which it calls one request at a time."""

    def __init__(self, application: Any) -> None:
        self._application = application
        self._answers: OrderedDict[str, Answer] = OrderedDict()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        invocation = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
        answer = self._answers.get(invocation) if invocation else None
        if answer is None:
            answer = self._ask(environ)
            # after an error, asking again is what the client wants
            if invocation and answer[0].startswith("2") and environ.get(AGAIN) != Again.SAME:
                self._remember(invocation, answer)
        else:
            environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            if environ.get(AGAIN) != Again.ONCE:
                print(f"asked again, and AWS would do it again: {environ.get(OPERATION)}", file=sys.stderr, flush=True)
        status, headers, body = answer
        start_response(status, headers)
        return [body]

    def _ask(self, environ: dict[str, Any]) -> Answer:
        started: list[Any] = []
        body = b"".join(self._application(environ, lambda *arguments: started.append(arguments)))
        return started[0][0], started[0][1], body

    def _remember(self, invocation: str, answer: Answer) -> None:
        self._answers[invocation] = answer
        if len(self._answers) > _REMEMBERED:
            self._answers.popitem(last=False)
