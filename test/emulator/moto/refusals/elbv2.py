"""Load balancers that write where they are told to write logs, and what their parts refuse to be joined to."""

from typing import Any

from corrections.correction import Patch, correction
from moto.elbv2.exceptions import ELBClientError
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


_TAKEN = {
    "TCP": {"TCP", "TCP_UDP"},
    "TLS": {"TCP", "TLS"},
    "UDP": {"UDP", "TCP_UDP"},
    "TCP_UDP": {"TCP_UDP"},
}


@correction
def listeners_forward_to_groups_of_their_protocol(patch: Patch) -> None:
    """A listener of UDP may forward to a target group of TCP, and the other way round.

    AWS: CreateListener fails with IncompatibleProtocols (Elastic Load Balancing API Reference, CreateListener: Errors;
    Network Load Balancers guide, "Listeners for your Network Load Balancers": TCP to TCP or TCP_UDP, TLS to TCP or TLS, UDP
    to UDP or TCP_UDP, TCP_UDP to TCP_UDP).
    """
    original = ELBv2Backend.create_listener

    def create_listener(
        self: Any, load_balancer_arn: str, protocol: str, port: str, ssl_policy: str, certificate: Any, actions: Any, **rest: Any
    ) -> Any:
        for action in actions:
            group = self.target_groups.get(action.get("TargetGroupArn"))
            if group and protocol in _TAKEN and group.protocol not in _TAKEN[protocol]:
                raise ELBClientError("IncompatibleProtocols", "The specified protocols are not compatible")
        return original(self, load_balancer_arn, protocol, port, ssl_policy, certificate, actions, **rest)

    patch.replace(ELBv2Backend, "create_listener", create_listener)


@correction
def udp_keeps_the_clients_address(patch: Patch) -> None:
    """Client IP preservation of a target group of UDP or TCP_UDP may be turned off.

    AWS: ModifyTargetGroupAttributes fails with InvalidConfigurationRequest (Elastic Load Balancing API Reference; Network Load
    Balancers guide, "Edit target group attributes": it is enabled, and can't be disabled, with UDP and TCP_UDP).
    """
    original = ELBv2Backend.modify_target_group_attributes

    def modify_target_group_attributes(self: Any, target_group_arn: str, attributes: dict[str, Any]) -> None:
        group = self.target_groups.get(target_group_arn)
        if group and "UDP" in (group.protocol or "") and attributes.get("preserve_client_ip.enabled") == "false":
            raise ELBClientError("InvalidConfigurationRequest", "Client IP preservation cannot be disabled for this protocol")
        original(self, target_group_arn, attributes)

    patch.replace(ELBv2Backend, "modify_target_group_attributes", modify_target_group_attributes)


def _is_application(arn: str) -> bool:
    return ":loadbalancer/app/" in arn
