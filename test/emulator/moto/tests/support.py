"""A moto server inside this process, and the one assertion that every correction needs."""

import json
import os
import unittest
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any

for name in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[name]
os.environ.update(AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test", AWS_EC2_METADATA_DISABLED="true")

import boto3  # noqa: E402
from botocore.config import Config  # noqa: E402
from botocore.exceptions import BotoCoreError, ClientError  # noqa: E402
from botocore.parsers import ResponseParserError  # noqa: E402
from moto.moto_server.threaded_moto_server import ThreadedMotoServer  # noqa: E402

from corrections.correction import Correction  # noqa: E402

REGION = "eu-west-1"
ACCOUNT = "123456789012"
FAILS = "fails"

_server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
_server.start()
ENDPOINT = "http://{}:{}".format(*_server.get_host_and_port())


def client(service: str) -> Any:
    """A boto3 client of the server, without retries."""
    config = Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}, parameter_validation=False)
    return boto3.client(service, region_name=REGION, endpoint_url=ENDPOINT, config=config)


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

    def _observe(self, probe: Callable[[], Any]) -> Any:
        reset = urllib.request.Request(f"{ENDPOINT}/moto-api/reset", method="POST")
        urllib.request.urlopen(reset, timeout=10).close()
        try:
            return probe()
        except (BotoCoreError, ClientError, ResponseParserError):
            return FAILS
