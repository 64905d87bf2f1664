"""ECS services: arguments that are forgotten, and tasks that start."""

from typing import Any

from moto.ecs.models import Service
from moto.ecs.responses import EC2ContainerServiceResponse

from .correction import Patch, correction

_FORGOTTEN = {
    "capacityProviderStrategy": "capacity_provider_strategy",
    "enableExecuteCommand": "enable_execute_command",
    "enableECSManagedTags": "enable_ecs_managed_tags",
    "healthCheckGracePeriodSeconds": "health_check_grace_period_seconds",
    "deploymentConfiguration": "deployment_configuration",
    "availabilityZoneRebalancing": "availability_zone_rebalancing",
}


@correction
def service_keeps_its_arguments(patch: Patch) -> None:
    """A service forgets its capacity providers, exec, managed tags, grace period, deployment and rebalancing settings.

    Each of them drifts. Where rebalancing is not given, AWS answers `DISABLED`.
    """

    def remember(response: Any, service: Any) -> None:
        for parameter, attribute in _FORGOTTEN.items():
            value = response._get_param(parameter)
            if value is not None:
                setattr(service, attribute, value)
        if getattr(service, "availability_zone_rebalancing", None) is None:
            service.availability_zone_rebalancing = "DISABLED"

    def remembering(action: Any) -> Any:
        def answer(self: Any) -> Any:
            result = action(self)
            remember(self, result.result["service"])
            return result

        return answer

    for name in ("create_service", "update_service"):
        patch.replace(EC2ContainerServiceResponse, name, remembering(getattr(EC2ContainerServiceResponse, name)))


@correction
def service_reaches_its_desired_count(patch: Patch) -> None:
    """A new service never starts a task: its running count stays zero.

    With `wait_for_steady_state` the provider waits until running equals desired.
    """
    original = Service.__init__

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        self.running_count = self.desired_count or 0
        self.pending_count = 0
        for deployment in self.deployments:
            deployment.update(runningCount=self.running_count, pendingCount=0, rolloutState="COMPLETED")

    patch.replace(Service, "__init__", __init__)
