"""Instance types that EC2 has not in a zone, by its own answers to DescribeInstanceTypeOfferings, which moto ships.

What the data do not know at all is newer than they are and passes.
"""

from typing import Any

from corrections.correction import Patch, correction
from moto.autoscaling.models import FakeAutoScalingGroup
from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.instance_types import INSTANCE_TYPE_OFFERINGS
from moto.ec2.responses.instances import InstanceResponse

ZONES: dict[str, list[str]] = {}
for region in INSTANCE_TYPE_OFFERINGS["availability-zone"].values():
    for offering in region:
        ZONES.setdefault(offering["InstanceType"], []).append(offering["Location"])


@correction
def server_is_of_a_type_that_its_zone_has(patch: Patch) -> None:
    """RunInstances starts any type in any zone.

    EC2 answers with Unsupported (ned1313/Getting-Started-Terraform#44; where the whole region is without it,
    hashicorp/terraform-provider-aws#9113).
    """
    original = InstanceResponse.run_instances

    def run_instances(self: Any) -> ActionResult:
        wanted, zone = self._get_param("InstanceType"), _zone(self)
        if wanted in ZONES and zone and zone not in ZONES[wanted]:
            raise _unsupported(wanted, zone)
        return original(self)

    patch.replace(InstanceResponse, "run_instances", run_instances)


@correction
def group_has_types_that_its_zones_have(patch: Patch) -> None:
    """A group launches any type in any zone.

    On AWS such a launch fails, and the provider waits for instances until it gives up: Amazon EC2 Auto Scaling User Guide,
    "Setup overview for creating a mixed instances group" (types that a region has not may fail the whole request), and
    hashicorp/terraform-provider-aws#26377 (a zone without the group's type). Here the request fails at once.
    """
    original = FakeAutoScalingGroup.replace_autoscaling_group_instances

    def replace_autoscaling_group_instances(self: Any, *args: Any, **kwargs: Any) -> None:
        template = (self.mixed_instances_policy or {}).get("LaunchTemplate", {})
        overrides = [each["InstanceType"] for each in template.get("Overrides", []) if "InstanceType" in each]
        types = [each for each in overrides or [self.instance_type] if each in ZONES]
        zones = self.availability_zones
        for each in types:
            if not set(zones) & set(ZONES[each]):
                raise _unsupported(each, zones[0])
        for zone in zones:
            if types and not any(zone in ZONES[each] for each in types):
                raise _unsupported(types[0], zone)
        original(self, *args, **kwargs)

    patch.replace(FakeAutoScalingGroup, "replace_autoscaling_group_instances", replace_autoscaling_group_instances)


def _zone(request: Any) -> str | None:
    """The zone of the subnet that is named, of the network interface's, or the one that is asked for."""
    [nic, *_] = request._get_param("NetworkInterfaces", []) or [{}]
    if nic.get("NetworkInterfaceId"):
        return str(request.ec2_backend.get_network_interface(nic["NetworkInterfaceId"]).subnet.availability_zone)
    subnet = request._get_param("SubnetId") or nic.get("SubnetId")
    if subnet:
        return str(request.ec2_backend.get_subnet(subnet).availability_zone)
    return request._get_param("Placement.AvailabilityZone")


def _unsupported(wanted: str, zone: str) -> EC2ClientError:
    others = [each for each in ZONES[wanted] if each[:-1] == zone[:-1]]
    if not others:
        words = "The requested configuration is currently not supported. Please check the documentation for supported "
        return EC2ClientError("Unsupported", f"{words}configurations.")
    return EC2ClientError(
        "Unsupported",
        f"Your requested instance type ({wanted}) is not supported in your requested Availability Zone ({zone}). Please "
        f"retry your request by not specifying an Availability Zone or choosing {', '.join(sorted(others))}.",
    )
