"""Zones that Route 53 makes for nobody."""

from typing import Any

from corrections.correction import Patch, correction
from moto.route53.exceptions import Route53ClientError
from moto.route53.models import Route53Backend


@correction
def zones_of_example_com_are_reserved(patch: Patch) -> None:
    """A public zone may be called example.com, or lie below it.

    AWS: CreateHostedZone fails with InvalidDomainName, "shop.example.com is reserved by AWS!" (Amazon Route 53 API
    Reference, CreateHostedZone: InvalidDomainName; met by aws-samples/sample-agentic-value-accelerator#126). What it says of
    example.net and example.org, and of private zones, is recorded nowhere.
    """
    original = Route53Backend.create_hosted_zone

    def create_hosted_zone(self: Any, name: str, private_zone: bool, *args: Any, **rest: Any) -> Any:
        plain = name.removesuffix(".")
        if not private_zone and f".{plain}".endswith(".example.com"):
            raise Route53ClientError("InvalidDomainName", f"{plain} is reserved by AWS!")
        return original(self, name, private_zone, *args, **rest)

    patch.replace(Route53Backend, "create_hosted_zone", create_hosted_zone)
