"""A moto server inside this process, and the one assertion that every correction needs."""

import json
import os
import threading
import unittest
import urllib.error
import urllib.request
from collections.abc import Callable
from functools import cache
from typing import Any

for name in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[name]
os.environ.update(AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test", AWS_EC2_METADATA_DISABLED="true")

import boto3  # noqa: E402
from botocore.config import Config  # noqa: E402
from botocore.exceptions import BotoCoreError, ClientError  # noqa: E402
from botocore.parsers import ResponseParserError  # noqa: E402
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app  # noqa: E402
from werkzeug.serving import make_server  # noqa: E402

from corrections.correction import Correction  # noqa: E402
from recorder.recorder import Recorder  # noqa: E402
from refusals.refusal import Refusal, Refusals  # noqa: E402
from server import QuietHandler  # noqa: E402

REGION = "eu-west-1"
ACCOUNT = "123456789012"
FAILS = "fails"

_recorder = Recorder(DomainDispatcherApplication(create_backend_app))
_moto = Refusals(_recorder)
_server = make_server("127.0.0.1", 0, _moto, threaded=True, request_handler=QuietHandler)
threading.Thread(target=_server.serve_forever, daemon=True).start()
os.environ["MOTO_PORT"] = str(_server.server_port)
ENDPOINT = f"http://127.0.0.1:{_server.server_port}"


@cache
def client(service: str) -> Any:
    """A boto3 client of the server, without retries; making one takes longer than most of what it is asked."""
    config = Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}, parameter_validation=False)
    return boto3.client(service, region_name=REGION, endpoint_url=ENDPOINT, config=config)


def reset() -> None:
    """Forget everything."""
    request = urllib.request.Request(f"{ENDPOINT}/moto-api/reset", method="POST")
    urllib.request.urlopen(request, timeout=60).close()
    _recorder.forget()


def refusal(call: Callable[[], Any]) -> str:
    """AWS's error code, or "accepted"."""
    try:
        call()
    except ClientError as error:
        return error.response["Error"]["Code"]
    return "accepted"


def call_json(service: str, target: str, body: dict[str, Any]) -> dict[str, Any]:
    """An AWS JSON request whose answer is not interpreted by an SDK."""
    credential = f"AWS4-HMAC-SHA256 Credential=test/20250101/{REGION}/{service}/aws4_request, Signature=none"
    headers = {"X-Amz-Target": target, "Content-Type": "application/x-amz-json-1.1", "Authorization": credential}
    request = urllib.request.Request(ENDPOINT, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


class CorrectionTest(unittest.TestCase):
    """Each test shows what moto does by itself and what it does with a correction in force."""

    def assert_corrects(self, correction: Correction, probe: Callable[[], Any], wrong: Any, right: Any) -> None:
        """`probe` observes `wrong` in plain moto and `right` with the correction."""
        alone = self._observe(probe)
        self.assertNotEqual(right, alone, f"moto no longer needs the correction {correction.name}: remove it")
        self.assertEqual(wrong, alone, f"moto is wrong in another way than {correction.name} says")
        with correction.in_force():
            self.assertEqual(right, self._observe(probe), f"the correction {correction.name} does not help")

    def assert_refuses(self, row: Refusal, refused: Callable[[], Any], taken: Callable[[], Any] | None = None) -> None:
        """Moto takes what the row refuses with its code; the row takes what is right."""
        self.assert_corrects(row, lambda: refusal(refused), "accepted", row.code)
        if taken:
            with row.in_force():
                self.assertEqual("accepted", self._observe(lambda: refusal(taken)))

    def _observe(self, probe: Callable[[], Any]) -> Any:
        reset()
        try:
            return probe()
        except (BotoCoreError, ClientError, ResponseParserError):
            return FAILS
