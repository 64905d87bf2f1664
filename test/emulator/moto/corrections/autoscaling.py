"""EC2 Auto Scaling: scaling policies."""

from typing import Any

from moto.autoscaling.models import FakeScalingPolicy

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
