import contextlib
import io
import unittest
from typing import Any

from moto.core.utils import get_service_model

from again import Again
from api_models.once import done_again
from repeated import AGAIN, Repeated


class RepeatedRequest(unittest.TestCase):
    def setUp(self) -> None:
        self.bodies: list[bytes] = []
        self.status = "200 OK"
        self.repeated = Repeated(self._make)

    def _make(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.bodies.append(environ["wsgi.input"].read())
        start_response(self.status, [("Content-Type", "text/plain")])
        return [b"made ", str(len(self.bodies)).encode()]

    def _ask(self, invocation: str | None, again: Again = Again.ONCE) -> tuple[str, bytes]:
        started: list[Any] = []
        environ = {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": "4", "wsgi.input": io.BytesIO(b"make"), AGAIN: again}
        if invocation:
            environ["HTTP_AMZ_SDK_INVOCATION_ID"] = invocation
        body = b"".join(self.repeated(environ, lambda *arguments: started.append(arguments)))
        self.assertEqual(b"", environ["wsgi.input"].read(), "a request that is not read to its end breaks the connection")
        return started[0][0], body

    def test_makes_once_what_is_asked_again(self) -> None:
        self.assertEqual([("200 OK", b"made 1")] * 2, [self._ask("one"), self._ask("one")])
        self.assertEqual(1, len(self.bodies))

    def test_says_what_aws_would_make_again(self) -> None:
        with contextlib.redirect_stderr(io.StringIO()) as said:
            self.assertEqual([b"made 1"] * 2, [self._ask("one", Again.TWICE)[1] for _ in range(2)])
            self._ask("two")
            self._ask("two")
        self.assertEqual(["asked again, and AWS would do it again: None"], said.getvalue().splitlines())

    def test_asks_again_what_changes_nothing(self) -> None:
        self.assertEqual([b"made 1", b"made 2"], [self._ask("one", Again.SAME)[1] for _ in range(2)])

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


class DoneAgain(unittest.TestCase):
    def _again(self, service: str, action: str, **params: str) -> Again:
        return done_again(get_service_model(service).operation_model(action), params)

    def test_once_with_a_clients_token(self) -> None:
        self.assertEqual(Again.ONCE, self._again("ec2", "CreateNatGateway", ClientToken="t"))
        self.assertEqual(Again.ONCE, self._again("ecs", "CreateService", clientToken="t"))
        self.assertEqual(Again.TWICE, self._again("ec2", "CreateNatGateway"))

    def test_once_where_the_documentation_says_so(self) -> None:
        for action in ("CreateLoadBalancer", "CreateTargetGroup", "CreateListener"):
            self.assertEqual(Again.ONCE, self._again("elbv2", action))
        self.assertEqual(Again.TWICE, self._again("elbv2", "CreateRule"))

    def test_the_same_where_nothing_is_made(self) -> None:
        asked = [("ec2", "DescribeVpcs"), ("iam", "PutRolePolicy"), ("ec2", "DeleteVpc"), ("elbv2", "ModifyRule"), ("s3", "HeadBucket")]
        self.assertEqual([Again.SAME] * 5, [self._again(service, action) for service, action in asked])

    def test_twice_else(self) -> None:
        self.assertEqual(Again.TWICE, self._again("ec2", "CreateVpc", CidrBlock="10.0.0.0/16"))
        self.assertEqual(Again.TWICE, self._again("route53", "CreateHostedZone", CallerReference="r"))
        self.assertEqual(Again.TWICE, self._again("autoscaling", "CreateAutoScalingGroup", AutoScalingGroupName="g"))
