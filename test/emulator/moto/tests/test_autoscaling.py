from corrections import autoscaling

from .support import CorrectionTest, client


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


class AutoScaling(CorrectionTest):
    def test_scaling_policy_is_enabled(self) -> None:
        self.assert_corrects(autoscaling.scaling_policy_is_enabled, lambda: policy().get("Enabled"), None, True)

    def test_scaling_policy_without_prediction_has_none(self) -> None:
        def predicts() -> bool:
            return "PredictiveScalingConfiguration" in policy()

        self.assert_corrects(autoscaling.scaling_policy_without_prediction_has_none, predicts, True, False)
