"""EC2 Auto Scaling: scaling policies, capacity reservations, instance refreshes, mixed instances, hooks."""

import json
import re
from datetime import timedelta
from typing import Any

from moto.autoscaling.exceptions import ValidationError
from moto.autoscaling.models import AutoScalingBackend, FakeAutoScalingGroup, FakeScalingPolicy
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.moto_api._internal import mock_random
from moto.sqs.models import sqs_backends

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


@correction
def group_keeps_its_times_and_policies(patch: Patch) -> None:
    """A group forgets DefaultInstanceWarmup and MaxInstanceLifetime; an update passes over further settings.

    Whoever sets them gets a drift in every plan.
    """
    kept = {
        "DefaultInstanceWarmup": "default_instance_warmup",
        "MaxInstanceLifetime": "max_instance_lifetime",
        "CapacityRebalance": "capacity_rebalance",
        "TerminationPolicies": "termination_policies",
    }

    def keeping(original: Any) -> Any:
        def answer(self: Any) -> Any:
            result = original(self)
            group = self.autoscaling_backend.autoscaling_groups[self._get_param("AutoScalingGroupName")]
            for parameter, attribute in kept.items():
                value = self._get_param(parameter)
                if value not in (None, []):
                    setattr(group, attribute, value)
            return result

        return answer

    for name in ("create_auto_scaling_group", "update_auto_scaling_group"):
        patch.replace(AutoScalingResponse, name, keeping(vars(AutoScalingResponse)[name]))


@correction
def group_keeps_its_mixed_instances(patch: Patch) -> None:
    """An update without a mixed instances policy takes the policy away, and one with a policy leaves the template.

    AWS changes what an update names: the policy stays unless a launch template comes in its place, and the other way
    round.
    """
    original = FakeAutoScalingGroup.update
    template = FakeAutoScalingGroup.launch_template.fget

    def update(self: Any, *args: Any, **kwargs: Any) -> None:
        if not any(kwargs.get(name) for name in ("launch_template", "launch_config_name", "mixed_instances_policy")):
            kwargs["mixed_instances_policy"] = self.mixed_instances_policy
            if self.mixed_instances_policy:
                # moto keeps id and name of the template, but takes one of them only
                self.mixed_instances_policy["LaunchTemplate"]["LaunchTemplateSpecification"].pop("LaunchTemplateName")
        original(self, *args, **kwargs)

    def launch_template(self: Any) -> Any:
        return None if self.mixed_instances_policy else template(self)

    patch.replace(FakeAutoScalingGroup, "update", update)
    patch.replace(FakeAutoScalingGroup, "launch_template", property(launch_template))


@correction
def mixed_group_is_full(patch: Patch) -> None:
    """Shares of On-Demand and Spot instances are both rounded down, and the group stays one instance short.

    The provider waits ten minutes for it. What is On-Demand does not matter here.
    """
    original = FakeAutoScalingGroup.set_desired_capacity

    def set_desired_capacity(self: Any, new_capacity: int | None) -> None:
        policy = self.mixed_instances_policy or {}
        distribution = policy.get("InstancesDistribution")
        if distribution:
            policy["InstancesDistribution"] = {**distribution, "OnDemandPercentageAboveBaseCapacity": 100}
        original(self, new_capacity)
        if distribution:
            policy["InstancesDistribution"] = distribution

    patch.replace(FakeAutoScalingGroup, "set_desired_capacity", set_desired_capacity)


@correction
def hook_tells_whom_it_was_given(patch: Patch) -> None:
    """Every lifecycle hook has the same invented queue and role, and no metadata."""

    def put_lifecycle_hook(self: Any) -> ActionResult:
        hook = self.autoscaling_backend.create_lifecycle_hook(
            name=self._get_param("LifecycleHookName"),
            as_name=self._get_param("AutoScalingGroupName"),
            transition=self._get_param("LifecycleTransition"),
            timeout=self._get_int_param("HeartbeatTimeout"),
            result=self._get_param("DefaultResult"),
        )
        hook.notification_target_arn = self._get_param("NotificationTargetARN")
        hook.role_arn = self._get_param("RoleARN")
        hook.notification_metadata = self._get_param("NotificationMetadata")
        return ActionResult({})

    patch.replace(AutoScalingResponse, "put_lifecycle_hook", put_lifecycle_hook)


@correction
def hook_keeps_what_is_not_named(patch: Patch) -> None:
    """A hook that is put again has only the notification that is named.

    AWS keeps the rest: an empty target overrides the one that there is (Amazon EC2 Auto Scaling API Reference,
    PutLifecycleHook, NotificationTargetARN), and what is left out stays (hashicorp/terraform-provider-aws#21329).
    """
    original = AutoScalingResponse.put_lifecycle_hook

    def put_lifecycle_hook(self: Any) -> ActionResult:
        group, name = self._get_param("AutoScalingGroupName"), self._get_param("LifecycleHookName")
        hooks = self.autoscaling_backend.describe_lifecycle_hooks
        before = [vars(hook).copy() for hook in hooks(group, [name])]
        result = original(self)
        for kept in before:
            (hook,) = hooks(group, [name])
            for field in ("notification_target_arn", "role_arn", "notification_metadata"):
                if getattr(hook, field, None) is None:
                    setattr(hook, field, kept.get(field))
        return result

    patch.replace(AutoScalingResponse, "put_lifecycle_hook", put_lifecycle_hook)


@correction
def launching_hook_holds_instances(patch: Patch) -> None:
    """An instance is in service at once, whatever launching hook its group has, and CompleteLifecycleAction is missing.

    On AWS it stays in Pending:Wait, and the hook's queue is told, until the action is completed or the heartbeat is
    over; then it goes on, or with ABANDON is ended and another one launched (Amazon EC2 Auto Scaling User Guide: "How
    lifecycle hooks work"). The provider waits for instances in service.
    """
    launch = FakeAutoScalingGroup.replace_autoscaling_group_instances
    describe = AutoScalingBackend.describe_auto_scaling_groups

    def replace_autoscaling_group_instances(self: Any, *args: Any) -> None:
        before = list(self.instance_states)
        launch(self, *args)
        hooks = [
            hook
            for hook in self.autoscaling_backend.describe_lifecycle_hooks(self.name)
            if hook.lifecycle_transition == "autoscaling:EC2_INSTANCE_LAUNCHING"
        ]
        for state in self.instance_states:
            if hooks and state not in before:
                state.lifecycle_state = "Pending:Wait"
                state.waits_for = {hook.name: (hook, utcnow() + timedelta(seconds=hook.heartbeat_timeout)) for hook in hooks}
                for hook in hooks:
                    _tell(self, hook, state.instance.id)

    def active_instances(self: Any) -> list[Any]:
        return [state for state in self.instance_states if state.lifecycle_state in ("InService", "Pending:Wait")]

    def describe_auto_scaling_groups(self: Any, *args: Any, **kwargs: Any) -> list[Any]:
        for group in self.autoscaling_groups.values():
            for state in [state for state in group.instance_states if state.lifecycle_state == "Pending:Wait"]:
                for hook, end in list(state.waits_for.values()):
                    if utcnow() >= end:
                        _end_wait(group, state, hook, hook.default_result)
        return describe(self, *args, **kwargs)

    def complete_lifecycle_action(self: Any) -> ActionResult:
        group = self.autoscaling_backend.autoscaling_groups[self._get_param("AutoScalingGroupName")]
        for state in list(group.instance_states):
            waits = getattr(state, "waits_for", {})
            name = self._get_param("LifecycleHookName")
            if state.instance.id == self._get_param("InstanceId") and name in waits:
                _end_wait(group, state, waits[name][0], self._get_param("LifecycleActionResult"))
                return ActionResult({})
        raise ValidationError("No active Lifecycle Action found with instance ID " + self._get_param("InstanceId"))

    patch.replace(FakeAutoScalingGroup, "replace_autoscaling_group_instances", replace_autoscaling_group_instances)
    patch.replace(FakeAutoScalingGroup, "active_instances", active_instances)
    patch.replace(AutoScalingBackend, "describe_auto_scaling_groups", describe_auto_scaling_groups)
    patch.replace(AutoScalingResponse, "complete_lifecycle_action", complete_lifecycle_action)


def _tell(group: Any, hook: Any, instance_id: str) -> None:
    """Send a hook's message to its queue."""
    queues = {queue.queue_arn: queue.name for queue in sqs_backends[group.account_id][group.region].queues.values()}
    target = hook.notification_target_arn
    if target in queues:
        message = {
            "LifecycleHookName": hook.name,
            "AutoScalingGroupName": group.name,
            "EC2InstanceId": instance_id,
            "LifecycleTransition": hook.lifecycle_transition,
            "NotificationMetadata": getattr(hook, "notification_metadata", None),
        }
        sqs_backends[group.account_id][group.region].send_message(queues[target], json.dumps(message))


@correction
def schedules_begin_at_a_time(patch: Patch) -> None:
    """A schedule by a recurrence has no start, and one that is put again has only the times that are named.

    Amazon EC2 Auto Scaling API Reference, PutScheduledUpdateGroupAction: what is left out of a schedule that there is stays as it
    is. AWS counts the start from the recurrence, and keeps one that is named (hashicorp/terraform-provider-aws#38983). Here it is
    tomorrow, at the first hour and minute that the recurrence has.
    """
    original = AutoScalingBackend.put_scheduled_update_group_action

    def put_scheduled_update_group_action(self: Any, name: str, **given: Any) -> Any:
        before = self.scheduled_actions.get(given["scheduled_action_name"])
        kept = {key: given[key] or getattr(before, key, None) for key in ("start_time", "end_time", "recurrence")}
        kept["start_time"] = kept["start_time"] or _first_time(kept["recurrence"])
        return original(self, name=name, **{**given, **kept})

    patch.replace(AutoScalingBackend, "put_scheduled_update_group_action", put_scheduled_update_group_action)


def _first_time(recurrence: str | None) -> str | None:
    if not recurrence:
        return None
    minute, hour = (int(re.match(r"\d*", field)[0] or 0) for field in recurrence.split()[:2])
    return f"{utcnow() + timedelta(days=1):%Y-%m-%d}T{hour:02}:{minute:02}:00Z"


def _end_wait(group: Any, state: Any, hook: Any, result: str) -> None:
    """Let an instance go on, or end it and launch another one."""
    if result == "ABANDON":
        group.instance_states.remove(state)
        group.autoscaling_backend.ec2_backend.terminate_instances([state.instance.id])
        group.set_desired_capacity(group.desired_capacity)
        return
    del state.waits_for[hook.name]
    if not state.waits_for:
        state.lifecycle_state = "InService"


def _refreshes(group: Any) -> list[dict[str, Any]]:
    """The group's refreshes, the last one first."""
    if not hasattr(group, "instance_refreshes"):
        group.instance_refreshes = []
    return group.instance_refreshes
