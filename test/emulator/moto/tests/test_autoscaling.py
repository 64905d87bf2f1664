from typing import Any

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


class AutoScaling(CorrectionTest):
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
