"""Zones and health checks that Route 53 makes for nobody."""

from ipaddress import ip_address
from typing import Any

from corrections.correction import Patch, correction
from moto.route53.exceptions import Route53ClientError
from moto.route53.models import Route53Backend

from .refusal import Params, There, refusal


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


@correction
def addresses_that_nobody_reaches_are_not_checked(patch: Patch) -> None:
    """A health check may ask a private address, and one by TCP may have a name beside its address.

    AWS: InvalidInput (Amazon Route 53 API Reference, HealthCheckConfig, IPAddress: no local, private, non-routable, or
    multicast ranges, of RFC 5735, RFC 6598 and RFC 5156; "TCP health checks that have IP address must not have a fully
    qualified domain name specified", aws/aws-sdk-php#1527).
    """
    original = Route53Backend.create_health_check

    def create_health_check(self: Any, caller_reference: str, health_check_args: dict[str, Any]) -> Any:
        address, name = health_check_args.get("ip_address"), health_check_args.get("fqdn")
        if address and (ip_address(address).is_multicast or not ip_address(address).is_global):
            raise Route53ClientError("InvalidInput", f"Invalid parameter : {address} is not a public address.")
        if address and name and health_check_args.get("type") == "TCP":
            raise Route53ClientError("InvalidInput", "TCP health checks that have IP address must not have a name.")
        return original(self, caller_reference, health_check_args)

    patch.replace(Route53Backend, "create_health_check", create_health_check)


@refusal("InvalidInput", "route53 UpdateHealthCheck")
def check_is_of_an_address_or_of_a_name(params: Params, there: There) -> str | None:
    """A health check is given an address, or loses the one that it has.

    AWS: InvalidInput (Amazon Route 53 API Reference, UpdateHealthCheck, FullyQualifiedDomainName: "you can't update an
    existing health check to add or remove the value of IPAddress").
    """
    given, check = params.get("IPAddress"), there("route53").health_checks[params["HealthCheckId"]]
    if given is None or bool(given) == bool(check.ip_address):
        return None
    return "An existing health check cannot be updated to add or remove the value of IPAddress."
