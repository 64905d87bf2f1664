"""Route 53: private zones, delegation sets."""

from typing import Any

from moto.route53.models import Route53Backend
from moto.route53.responses import Route53

from .correction import Patch, correction


@correction
def zone_with_a_vpc_is_private(patch: Patch) -> None:
    """CreateHostedZone with a VPC makes a public zone, unless the request also says that it is private.

    AWS does not need to be told, and the provider does not tell: the zone comes back without its VPC.
    """
    original = Route53._get_bool_param

    def _get_bool_param(self: Any, name: str, default: Any = None) -> Any:
        if name == "HostedZoneConfig.PrivateZone" and self._get_param("VPC.VPCId"):
            return True
        return original(self, name, default)

    patch.replace(Route53, "_get_bool_param", _get_bool_param)


@correction
def name_servers_of_a_zone_are_no_reusable_set(patch: Patch) -> None:
    """Every zone leaves a reusable delegation set behind, which nobody made and which outlives the zone."""
    original = Route53Backend.create_hosted_zone

    def create_hosted_zone(self: Any, *args: Any, **kwargs: Any) -> Any:
        before = dict(self.delegation_sets)
        zone = original(self, *args, **kwargs)
        self.delegation_sets = before
        return zone

    patch.replace(Route53Backend, "create_hosted_zone", create_hosted_zone)


@correction
def query_log_takes_a_plain_log_group_arn(patch: Patch) -> None:
    """A query log is refused unless its log group's ARN ends with `:*`.

    AWS takes the ARN with and without, and the provider gives a log group's without.
    """
    original = Route53Backend.create_query_logging_config

    def create_query_logging_config(self: Any, hosted_zone_id: str, log_group_arn: str) -> Any:
        config = original(self, hosted_zone_id, f"{log_group_arn.removesuffix(':*')}:*")
        config.cloud_watch_logs_log_group_arn = log_group_arn
        return config

    patch.replace(Route53Backend, "create_query_logging_config", create_query_logging_config)
