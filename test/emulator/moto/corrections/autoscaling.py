"""EC2 Auto Scaling: scaling policies, capacity reservations, instance refreshes."""

from typing import Any

from moto.autoscaling.models import FakeAutoScalingGroup, FakeScalingPolicy
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.moto_api._internal import mock_random

from .correction import Patch, correction


@correction
def scaling_policy_is_enabled(patch: Patch) -> None:
    """A scaling policy has no `Enabled`, which AWS always gives and sets to true by default.

    The provider reads it as false, so that `enabled = true` drifts.
    """
    patch.replace(FakeScalingPolicy, "enabled", True)


@correction
def scaling_policy_without_prediction_has_none(patch: Patch) -> None:
    """A policy that predicts nothing comes back with an empty predictive configuration.

    The provider takes the empty structure apart and crashes, or drifts.
    """
    original = FakeScalingPolicy.__init__

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        self.predictive_scaling_configuration = self.predictive_scaling_configuration or None

    patch.replace(FakeScalingPolicy, "__init__", __init__)


@correction
def group_has_a_capacity_reservation_preference(patch: Patch) -> None:
    """A group has no capacity reservation specification, where AWS answers the preference `default`.

    The provider reads an empty preference, and plans one in every plan.
    """
    patch.replace(
        FakeAutoScalingGroup, "capacity_reservation_specification", {"CapacityReservationPreference": "default"}
    )


@correction
def group_refreshes_its_instances(patch: Patch) -> None:
    """StartInstanceRefresh and DescribeInstanceRefreshes do not exist.

    The provider starts a refresh when a group's launch template changes. It replaces every instance at once here, and
    is over when it has been started.
    """

    def start_instance_refresh(self: Any) -> ActionResult:
        group = self.autoscaling_backend.autoscaling_groups[self._get_param("AutoScalingGroupName")]
        old = [state.instance.id for state in group.instance_states]
        group.instance_states = []
        if old:
            self.autoscaling_backend.ec2_backend.terminate_instances(old)
        group.set_desired_capacity(group.desired_capacity)
        refresh = {
            "InstanceRefreshId": str(mock_random.uuid4()),
            "AutoScalingGroupName": group.name,
            "Status": "Successful",
            "StartTime": utcnow(),
            "EndTime": utcnow(),
            "PercentageComplete": 100,
            "InstancesToUpdate": 0,
            "Preferences": self._get_param("Preferences", {}),
        }
        _refreshes(group).insert(0, refresh)
        return ActionResult({"InstanceRefreshId": refresh["InstanceRefreshId"]})

    def describe_instance_refreshes(self: Any) -> ActionResult:
        group = self.autoscaling_backend.autoscaling_groups[self._get_param("AutoScalingGroupName")]
        return ActionResult({"InstanceRefreshes": _refreshes(group)})

    patch.replace(AutoScalingResponse, "start_instance_refresh", start_instance_refresh)
    patch.replace(AutoScalingResponse, "describe_instance_refreshes", describe_instance_refreshes)


def _refreshes(group: Any) -> list[dict[str, Any]]:
    """The group's refreshes, the last one first."""
    if not hasattr(group, "instance_refreshes"):
        group.instance_refreshes = []
    return group.instance_refreshes
