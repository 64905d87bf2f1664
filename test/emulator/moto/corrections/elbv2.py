"""Load balancers: addresses, types in ARNs, and the listeners of network load balancers."""

from contextvars import ContextVar
from typing import Any

from moto.elbv2 import models
from moto.elbv2.models import AvailabilityZone, ELBv2Backend, FakeLoadBalancer
from moto.elbv2.responses import ELBV2Response

from .correction import Patch, correction

_ADDRESSES = ("AllocationId", "PrivateIPv4Address", "IPv6Address")


@correction
def subnet_mapping_keeps_its_addresses(patch: Patch) -> None:
    """A load balancer forgets the elastic and private addresses of its subnet mappings.

    The provider reads them per zone, and replaces a load balancer whose addresses differ.
    """
    original = ELBv2Backend.create_load_balancer

    def create_load_balancer(self: Any, *args: Any, **kwargs: Any) -> Any:
        load_balancer = original(self, *args, **kwargs)
        mappings = kwargs.get("subnet_mappings") or []
        load_balancer.mapping_by_subnet = {mapping["SubnetId"]: mapping for mapping in mappings}
        return load_balancer

    def availability_zones(self: Any) -> list[AvailabilityZone]:
        mappings = getattr(self, "mapping_by_subnet", {})
        return [_zone(subnet, mappings.get(subnet.id, {})) for subnet in self.subnets]

    patch.replace(ELBv2Backend, "create_load_balancer", create_load_balancer)
    patch.replace(FakeLoadBalancer, "availability_zones", property(availability_zones))


def _zone(subnet: Any, mapping: dict[str, str]) -> AvailabilityZone:
    zone = AvailabilityZone(subnet)
    address = {name: mapping[name] for name in _ADDRESSES if mapping.get(name)}
    if address:
        zone.load_balancer_addresses = [address]
    return zone


_TYPE: ContextVar[str | None] = ContextVar("type of the load balancer being made", default=None)
_IN_ARN = {"network": "net", "gateway": "gwy"}


@correction
def arn_says_the_type(patch: Patch) -> None:
    """The ARN of every load balancer is an Application Load Balancer's: `loadbalancer/app/`.

    What takes network or gateway load balancers only knows them by it: `loadbalancer/net/`, `loadbalancer/gwy/`.
    """
    create = ELBv2Backend.create_load_balancer
    make = models.make_arn_for_load_balancer

    def create_load_balancer(self: Any, *args: Any, **kwargs: Any) -> Any:
        before = _TYPE.set(kwargs.get("loadbalancer_type"))
        try:
            return create(self, *args, **kwargs)
        finally:
            _TYPE.reset(before)

    def make_arn_for_load_balancer(*args: Any, **kwargs: Any) -> str:
        kind = _IN_ARN.get(_TYPE.get() or "", "app")
        return make(*args, **kwargs).replace(":loadbalancer/app/", f":loadbalancer/{kind}/")

    patch.replace(ELBv2Backend, "create_load_balancer", create_load_balancer)
    patch.replace(models, "make_arn_for_load_balancer", make_arn_for_load_balancer)


@correction
def modified_listener_keeps_its_further_certificates(patch: Patch) -> None:
    """A listener forgets its further certificates when it is modified.

    ModifyListener names the default certificate only, as the provider does with every change of a listener.
    """
    original = ELBv2Backend.modify_listener

    def modify_listener(self: Any, arn: str, *args: Any, **kwargs: Any) -> Any:
        [before] = self.describe_listeners(load_balancer_arn=None, listener_arns=[arn])
        further = before.certificates[1:]
        listener = original(self, arn, *args, **kwargs)
        default = listener.certificates[:1]
        listener.certificates = default + [one for one in further if one not in default]
        return listener

    patch.replace(ELBv2Backend, "modify_listener", modify_listener)


@correction
def new_zones_keep_their_addresses(patch: Patch) -> None:
    """A network load balancer must keep two zones, and a zone that it is given later has no address.

    Elastic Load Balancing API Reference, SetSubnets: with a network load balancer, "you can specify one Elastic IP
    address per subnet", and subnets from one or more zones.
    """
    original = ELBv2Backend.set_subnets

    def set_subnets(
        self: Any, arn: str, subnets: list[str], subnet_mappings: list[dict[str, str]]
    ) -> list[AvailabilityZone]:
        load_balancer = self.load_balancers.get(arn)
        if load_balancer is None or load_balancer.type != "network":
            return original(self, arn, subnets, subnet_mappings)
        mappings = subnet_mappings or [{"SubnetId": subnet} for subnet in subnets]
        load_balancer.mapping_by_subnet = {mapping["SubnetId"]: mapping for mapping in mappings}
        load_balancer.subnets = [self.ec2_backend.get_subnet(mapping["SubnetId"]) for mapping in mappings]
        return list(load_balancer.availability_zones)

    patch.replace(ELBv2Backend, "set_subnets", set_subnets)


@correction
def tls_listener_can_be_modified(patch: Patch) -> None:
    """A listener cannot become TLS or stay it, a new certificate is lost, and so is an ALPN policy.

    Elastic Load Balancing API Reference, ModifyListener: with a protocol from HTTPS to HTTP, or from TLS to TCP, "the
    security policy and default certificate properties are removed".
    """
    original = ELBv2Backend.modify_listener
    original_response = ELBV2Response.modify_listener

    def modify_listener(
        self: Any,
        arn: str,
        port: str | None = None,
        protocol: str | None = None,
        ssl_policy: str | None = None,
        certificates: list[dict[str, Any]] | None = None,
        actions: list[dict[str, Any]] | None = None,
    ) -> Any:
        before = self.describe_listeners(load_balancer_arn=None, listener_arns=[arn])[0]
        further = before.certificates[1:]
        told = None if protocol == "TLS" else protocol
        listener = original(self, arn, port, told, ssl_policy, certificates or [], actions or [])
        if protocol == "TLS":
            listener.protocol = "TLS"
        if listener.protocol == "TLS" and certificates:
            listener.certificate = certificates[0]["CertificateArn"]
            listener.certificates = [listener.certificate, *(arn for arn in further if arn != listener.certificate)]
        if listener.protocol in ("TCP", "HTTP"):
            listener.certificate, listener.certificates = None, []
            listener.ssl_policy, listener.alpn_policy = None, []
        return listener

    def respond(self: Any) -> Any:
        answer = original_response(self)
        policy = self._get_param("AlpnPolicy")
        if policy:
            arn = self._get_param("ListenerArn")
            self.elbv2_backend.describe_listeners(None, [arn])[0].alpn_policy = policy
        return answer

    patch.replace(ELBv2Backend, "modify_listener", modify_listener)
    patch.replace(ELBV2Response, "modify_listener", respond)


@correction
def plain_listener_has_no_policy(patch: Patch) -> None:
    """A listener of HTTP, TCP or UDP is given a security policy.

    Elastic Load Balancing API Reference, Listener, SslPolicy: of HTTPS and TLS listeners. The provider says it again with
    every change.
    """
    original = ELBv2Backend.create_listener

    def create_listener(self: Any, *args: Any, **kwargs: Any) -> Any:
        listener = original(self, *args, **kwargs)
        if listener.protocol not in ("HTTPS", "TLS"):
            listener.ssl_policy = None
        return listener

    patch.replace(ELBv2Backend, "create_listener", create_listener)


@correction
def clients_certificates_are_kept(patch: Patch) -> None:
    """A listener forgets what it does with clients' certificates.

    Elastic Load Balancing API Reference, MutualAuthenticationAttributes, Mode: the default is off. ModifyListener without it
    leaves what there is (aws-cloudformation/cloudformation-coverage-roadmap#2497).
    """

    def keeping(original: Any) -> Any:
        def answering(self: Any) -> Any:
            answer = original(self)
            [listener] = answer.result["Listeners"]
            told = self._get_param("MutualAuthentication")
            if listener.protocol != "HTTPS":
                listener.mutual_authentication = None
            elif told or not getattr(listener, "mutual_authentication", None):
                listener.mutual_authentication = told or {"Mode": "off"}
            return answer

        return answering

    for name in ("create_listener", "modify_listener"):
        patch.replace(ELBV2Response, name, keeping(getattr(ELBV2Response, name)))


@correction
def private_link_rules_are_kept(patch: Patch) -> None:
    """A network load balancer does not say whether its groups' rules hold for AWS PrivateLink.

    Elastic Load Balancing API Reference, LoadBalancer: EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic is on for
    a network load balancer with security groups unless SetSecurityGroups says otherwise.
    """
    name = "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic"
    original = ELBV2Response.set_security_groups

    def enforced(self: Any) -> str | None:
        has_groups = self.type == "network" and self.security_groups
        return getattr(self, "private_link_rules", "on") if has_groups else None

    def set_security_groups(self: Any) -> Any:
        answer = original(self)
        load_balancer = self.elbv2_backend.load_balancers[self._get_param("LoadBalancerArn")]
        load_balancer.private_link_rules = self._get_param(name) or enforced(load_balancer)
        return answer

    attribute = "enforce_security_group_inbound_rules_on_private_link_traffic"
    patch.replace(FakeLoadBalancer, attribute, property(enforced))
    patch.replace(ELBV2Response, "set_security_groups", set_security_groups)
