"""CodeDeploy: times, and the two deletions that moto lacks."""

import json
import time
from typing import Any

import moto.codedeploy.models as models
from moto.codedeploy.responses import CodeDeployResponse

from .correction import Patch, correction


@correction
def times_are_numbers(patch: Patch) -> None:
    """Times come as text. The service's protocol has seconds since 1970, and the provider cannot read anything else."""
    patch.replace(models, "iso_8601_datetime_with_milliseconds", lambda *_: time.time())


@correction
def deployment_group_can_be_deleted(patch: Patch) -> None:
    """DeleteDeploymentGroup does not exist, so that nothing with a deployment group can be destroyed."""

    def delete_deployment_group(self: Any) -> str:
        groups = self.codedeploy_backend.deployment_groups.get(self._get_param("applicationName"), {})
        groups.pop(self._get_param("deploymentGroupName"), None)
        return json.dumps({"hooksNotCleanedUp": []})

    patch.replace(CodeDeployResponse, "delete_deployment_group", delete_deployment_group)


@correction
def application_can_be_deleted(patch: Patch) -> None:
    """DeleteApplication does not exist, so that nothing with a CodeDeploy application can be destroyed."""

    def delete_application(self: Any) -> str:
        name = self._get_param("applicationName")
        self.codedeploy_backend.applications.pop(name, None)
        self.codedeploy_backend.deployment_groups.pop(name, None)
        return "{}"

    patch.replace(CodeDeployResponse, "delete_application", delete_application)


@correction
def deployment_group_without_load_balancer_has_none(patch: Patch) -> None:
    """A deployment group that was given no load balancer comes back with an empty one.

    The provider takes it for a block that somebody added, and plans to remove it.
    """
    original = models.DeploymentGroup.to_dict

    def to_dict(self: Any) -> dict[str, Any]:
        group = original(self)
        if not group["loadBalancerInfo"]:
            del group["loadBalancerInfo"]
        return group

    patch.replace(models.DeploymentGroup, "to_dict", to_dict)


@correction
def deployment_group_has_a_style(patch: Patch) -> None:
    """A deployment group that was given no style comes back with an empty one.

    AWS answers with its default, which is the provider's default too.
    """
    original = models.DeploymentGroup.__init__

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        default = {"deploymentType": "IN_PLACE", "deploymentOption": "WITHOUT_TRAFFIC_CONTROL"}
        self.deployment_style = self.deployment_style or default

    patch.replace(models.DeploymentGroup, "__init__", __init__)
