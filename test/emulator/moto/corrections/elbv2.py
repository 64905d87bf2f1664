"""Load balancers: the addresses of a network load balancer, the type in an ARN, the certificates of a listener."""

from contextvars import ContextVar
from typing import Any

from moto.elbv2 import models
from moto.elbv2.models import AvailabilityZone, ELBv2Backend, FakeLoadBalancer

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
