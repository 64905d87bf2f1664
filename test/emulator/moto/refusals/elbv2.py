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


@correction
def sticky_targets_are_in_sticky_groups(patch: Patch) -> None:
    """A forward to several target groups, of which one is sticky, does without stickiness of the groups.

    AWS: InvalidConfigurationRequest, "This target group appears behind a rule with group stickiness disabled. You must enable
    group stickiness before enabling target stickiness" (kubernetes-sigs/aws-load-balancer-controller#2734). Application Load
    Balancers guide, "Listeners": if a forward action contains multiple target groups and any of them have stickiness
    enabled, then the forward action must also have target group stickiness enabled.
    """
    validate, modify = ELBv2Backend._validate_actions, ELBv2Backend.modify_target_group_attributes

    def _validate_actions(self: Any, actions: list[Any]) -> None:
        validate(self, actions)
        for arns in map(_unbound, actions):
            if any(self.target_groups[arn].attributes.get("stickiness.enabled") == "true" for arn in arns):
                raise ELBClientError("InvalidConfigurationRequest", "You must enable group stickiness")

    def modify_target_group_attributes(self: Any, target_group_arn: str, attributes: dict[str, Any]) -> None:
        listeners = [each for balancer in self.load_balancers.values() for each in balancer.listeners.values()]
        rules = [rule for each in listeners for rule in [*each.rules.values(), *each._default_rule.values()]]
        behind = [arn for rule in rules for action in rule.actions for arn in _unbound(action)]
        if attributes.get("stickiness.enabled") == "true" and target_group_arn in behind:
            message = "You must enable group stickiness before enabling target stickiness"
            raise ELBClientError("InvalidConfigurationRequest", message)
        modify(self, target_group_arn, attributes)

    patch.replace(ELBv2Backend, "_validate_actions", _validate_actions)
    patch.replace(ELBv2Backend, "modify_target_group_attributes", modify_target_group_attributes)


def _unbound(action: Any) -> list[str]:
    """Target groups that an action shares requests between while no client stays with one of them."""
    forward = action.data.get("ForwardConfig") or {}
    groups = [each["TargetGroupArn"] for each in forward.get("TargetGroups", [])]
    stays = (forward.get("TargetGroupStickinessConfig") or {}).get("Enabled")
    return [] if len(groups) < 2 or stays in (True, "true") else groups


def _is_application(arn: str) -> bool:
    return ":loadbalancer/app/" in arn
