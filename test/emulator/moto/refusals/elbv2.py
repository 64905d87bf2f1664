"""Load balancers that write where they are told to write logs."""

from typing import Any

from corrections.correction import Patch, correction
from moto.elbv2.models import ELBv2Backend
from moto.s3.models import s3_backends

_TEST_FILES = {"access_logs": "ELBAccessLogTestFile", "connection_logs": "ELBConnectionLogTestFile"}


@correction
def application_load_balancer_writes_its_test_file(patch: Patch) -> None:
    """A bucket for a load balancer's logs stays empty, and may therefore be deleted.

    AWS: an Application Load Balancer writes a test file as soon as logs are enabled (Elastic Load Balancing User Guide for
    Application Load Balancers, "Enable access logs", Verify bucket permissions: prefix/AWSLogs/ACCOUNT/
    ELBAccessLogTestFile; "Enable connection logs": ELBConnectionLogTestFile), so DeleteBucket fails with BucketNotEmpty.
    """
    original = ELBv2Backend.modify_load_balancer_attributes

    def modify_load_balancer_attributes(self: Any, arn: str, attrs: dict[str, Any]) -> Any:
        answer = original(self, arn, attrs)
        for logs, name in _TEST_FILES.items():
            if _is_application(arn) and attrs.get(f"{logs}.s3.enabled") == "true":
                bucket, prefix = (answer.get(f"{logs}.s3.{part}") or "" for part in ("bucket", "prefix"))
                key = "/".join([*([prefix] if prefix else []), "AWSLogs", self.account_id, name])
                s3_backends[self.account_id][self.partition].put_object(bucket, key, b"")
        return answer

    patch.replace(ELBv2Backend, "modify_load_balancer_attributes", modify_load_balancer_attributes)


def _is_application(arn: str) -> bool:
    return ":loadbalancer/app/" in arn
