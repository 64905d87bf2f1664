"""Load balancers: the addresses of a network load balancer, the certificates of a listener."""

from typing import Any

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
