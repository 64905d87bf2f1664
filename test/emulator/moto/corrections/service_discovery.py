"""Cloud Map: the hosted zone of a DNS namespace."""

from typing import Any

from moto.route53 import route53_backends
from moto.servicediscovery.models import ServiceDiscoveryBackend

from .correction import Patch, correction


@correction
def zone_goes_with_its_namespace(patch: Patch) -> None:
    """A DNS namespace makes a hosted zone, which stays when the namespace is deleted."""
    original = ServiceDiscoveryBackend.delete_namespace

    def delete_namespace(self: Any, namespace_id: str) -> str:
        namespace = self.namespaces.get(namespace_id)
        operation = original(self, namespace_id)
        properties = (namespace.dns_properties or {}) if namespace else {}
        zones = route53_backends[self.account_id][self.partition].zones
        for key in [key for key, zone in zones.items() if zone.id == properties.get("HostedZoneId")]:
            del zones[key]
        return operation

    patch.replace(ServiceDiscoveryBackend, "delete_namespace", delete_namespace)
