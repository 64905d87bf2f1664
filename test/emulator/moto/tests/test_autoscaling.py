import time
from typing import Any

from botocore.parsers import ResponseParserError

from corrections import autoscaling

from .support import FAILS, CorrectionTest, client


def policy() -> dict:
    api = client("autoscaling")
    api.create_launch_configuration(LaunchConfigurationName="l", ImageId="ami-1", InstanceType="t3.micro")
    api.create_auto_scaling_group(
        AutoScalingGroupName="g", LaunchConfigurationName="l", MinSize=0, MaxSize=1, AvailabilityZones=["eu-west-1a"]
    )
    api.put_scaling_policy(
        AutoScalingGroupName="g", PolicyName="p", AdjustmentType="ChangeInCapacity", ScalingAdjustment=1
    )
    return api.describe_policies()["ScalingPolicies"][0]


def group() -> Any:
    api = client("autoscaling")
    api.create_launch_configuration(LaunchConfigurationName="l", ImageId="ami-12c6146b", InstanceType="t3.micro")
    api.create_auto_scaling_group(
        AutoScalingGroupName="g", LaunchConfigurationName="l", MinSize=2, MaxSize=2, AvailabilityZones=["eu-west-1a"]
    )
    return api


def instances(api: Any) -> set:
    return {instance["InstanceId"] for instance in api.describe_auto_scaling_groups()["AutoScalingGroups"][0]["Instances"]}


def described(api: Any) -> dict:
    return api.describe_auto_scaling_groups()["AutoScalingGroups"][0]


def mixed_group(distribution: dict | None = None) -> tuple:
    template = client("ec2").create_launch_template(
        LaunchTemplateName="t", LaunchTemplateData={"ImageId": "ami-12c6146b", "InstanceType": "t3.micro"}
    )["LaunchTemplate"]
    specification = {"LaunchTemplateId": template["LaunchTemplateId"], "Version": "1"}
    api = client("autoscaling")
    api.create_auto_scaling_group(
        AutoScalingGroupName="g",
        MixedInstancesPolicy={
            "LaunchTemplate": {"LaunchTemplateSpecification": specification, "Overrides": [{"InstanceType": "t3.micro"}]},
            **({"InstancesDistribution": distribution} if distribution else {}),
        },
        MinSize=0,
        MaxSize=1,
        AvailabilityZones=["eu-west-1a"],
    )
    return api, specification


class AutoScaling(CorrectionTest):
    def test_schedules_begin_at_a_time(self) -> None:
        def times() -> list:
            api = group()
            of = {"AutoScalingGroupName": "g", "ScheduledActionName": "s", "MinSize": 0}
            api.put_scheduled_update_group_action(**of, Recurrence="30 8 * * *", EndTime="2030-01-01T00:00:00Z")
            api.put_scheduled_update_group_action(**of, Recurrence="0 20 * * *")
            [made] = api.describe_scheduled_actions(AutoScalingGroupName="g")["ScheduledUpdateGroupActions"]
            start, end = made.get("StartTime"), made.get("EndTime")
            return [start and f"{start:%H:%M}", end and end.year, made["Recurrence"]]

        right = ["08:30", 2030, "0 20 * * *"]
        self.assert_corrects(autoscaling.schedules_begin_at_a_time, times, [None, None, "0 20 * * *"], right)

    def test_scaling_policy_is_enabled(self) -> None:
        self.assert_corrects(autoscaling.scaling_policy_is_enabled, lambda: policy().get("Enabled"), None, True)

    def test_scaling_policy_without_prediction_has_none(self) -> None:
        def predicts() -> bool:
            return "PredictiveScalingConfiguration" in policy()

        self.assert_corrects(autoscaling.scaling_policy_without_prediction_has_none, predicts, True, False)

    def test_group_has_a_capacity_reservation_preference(self) -> None:
        def preference() -> Any:
            made = group().describe_auto_scaling_groups()["AutoScalingGroups"][0]
            return made.get("CapacityReservationSpecification", {}).get("CapacityReservationPreference")

        self.assert_corrects(autoscaling.group_has_a_capacity_reservation_preference, preference, None, "default")

    def test_group_refreshes_its_instances(self) -> None:
        def refreshed() -> tuple:
            api = group()
            before = instances(api)
            started = api.start_instance_refresh(AutoScalingGroupName="g", Strategy="Rolling")["InstanceRefreshId"]
            after = instances(api)
            refreshes = api.describe_instance_refreshes(AutoScalingGroupName="g")["InstanceRefreshes"]
            told = [(refresh["InstanceRefreshId"] == started, refresh["Status"]) for refresh in refreshes]
            return len(after), before & after, told

        right = (2, set(), [(True, "Successful")])
        self.assert_corrects(autoscaling.group_refreshes_its_instances, refreshed, FAILS, right)

    def test_group_keeps_its_times_and_policies(self) -> None:
        def kept() -> tuple:
            api = group()
            api.update_auto_scaling_group(
                AutoScalingGroupName="g",
                DefaultInstanceWarmup=120,
                MaxInstanceLifetime=86400,
                CapacityRebalance=True,
                TerminationPolicies=["OldestInstance"],
            )
            told = described(api)
            return (
                told.get("DefaultInstanceWarmup"),
                told.get("MaxInstanceLifetime"),
                told["CapacityRebalance"],
                told["TerminationPolicies"],
            )

        wrong, right = (None, None, False, ["Default"]), (120, 86400, True, ["OldestInstance"])
        self.assert_corrects(autoscaling.group_keeps_its_times_and_policies, kept, wrong, right)

    def test_group_keeps_its_mixed_instances(self) -> None:
        def kept() -> tuple:
            api, specification = mixed_group()
            api.update_auto_scaling_group(AutoScalingGroupName="g", MaxSize=2)
            after = "MixedInstancesPolicy" in described(api)
            api.update_auto_scaling_group(AutoScalingGroupName="g", LaunchTemplate=specification)
            plain = described(api)
            return after, "MixedInstancesPolicy" in plain, "LaunchTemplate" in plain

        right = (True, False, True)
        self.assert_corrects(autoscaling.group_keeps_its_mixed_instances, kept, (False, False, True), right)

    def test_mixed_group_is_full(self) -> None:
        def size() -> int:
            api, _ = mixed_group({"OnDemandBaseCapacity": 1, "OnDemandPercentageAboveBaseCapacity": 50})
            api.update_auto_scaling_group(AutoScalingGroupName="g", MaxSize=2, MinSize=2)
            return len(described(api)["Instances"])

        with autoscaling.group_keeps_its_mixed_instances.in_force():
            self.assert_corrects(autoscaling.mixed_group_is_full, size, 1, 2)

    def test_hook_tells_whom_it_was_given(self) -> None:
        def told() -> tuple:
            api = group()
            api.put_lifecycle_hook(
                AutoScalingGroupName="g",
                LifecycleHookName="h",
                LifecycleTransition="autoscaling:EC2_INSTANCE_TERMINATING",
                NotificationMetadata="drain",
            )
            hook = api.describe_lifecycle_hooks(AutoScalingGroupName="g")["LifecycleHooks"][0]
            return "RoleARN" in hook, "NotificationTargetARN" in hook, hook.get("NotificationMetadata")

        wrong, right = (True, True, None), (False, False, "drain")
        self.assert_corrects(autoscaling.hook_tells_whom_it_was_given, told, wrong, right)

    def test_hook_keeps_what_is_not_named(self) -> None:
        def kept() -> str | None:
            api = group()
            put = {"AutoScalingGroupName": "g", "LifecycleHookName": "h"}
            put["LifecycleTransition"] = "autoscaling:EC2_INSTANCE_TERMINATING"
            api.put_lifecycle_hook(**put, NotificationMetadata="drain")
            api.put_lifecycle_hook(**put, HeartbeatTimeout=60)
            return api.describe_lifecycle_hooks(AutoScalingGroupName="g")["LifecycleHooks"][0].get("NotificationMetadata")

        with autoscaling.hook_tells_whom_it_was_given.in_force():
            self.assert_corrects(autoscaling.hook_keeps_what_is_not_named, kept, None, "drain")

    def test_launching_hook_holds_instances(self) -> None:
        def held() -> tuple:
            api = group()
            put = {"AutoScalingGroupName": "g", "LifecycleTransition": "autoscaling:EC2_INSTANCE_LAUNCHING"}
            api.put_lifecycle_hook(LifecycleHookName="h", HeartbeatTimeout=1, DefaultResult="ABANDON", **put)

            def states() -> list:
                return sorted(instance["LifecycleState"] for instance in described(api)["Instances"])

            before = instances(api)
            api.update_auto_scaling_group(AutoScalingGroupName="g", MaxSize=3, MinSize=3)
            held = states()
            first = instances(api) - before
            time.sleep(1.1)
            abandoned = states(), bool(instances(api) & first)
            (second,) = instances(api) - before
            try:
                api.complete_lifecycle_action(
                    AutoScalingGroupName="g",
                    LifecycleHookName="h",
                    LifecycleActionResult="CONTINUE",
                    InstanceId=second,
                )
            except ResponseParserError:
                return held, abandoned, FAILS
            return held, abandoned, states()

        served = ["InService"] * 3
        waits = ["InService", "InService", "Pending:Wait"]
        wrong, right = (served, (served, True), FAILS), (waits, (waits, False), served)
        self.assert_corrects(autoscaling.launching_hook_holds_instances, held, wrong, right)
