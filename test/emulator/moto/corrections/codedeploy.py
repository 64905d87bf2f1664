"""CodeDeploy: times, what a deployment group forgets, and actions that moto lacks."""

import json
import time
from typing import Any

import moto.codedeploy.models as models
from moto.codedeploy.responses import CodeDeployResponse
from moto.core.exceptions import JsonRESTError

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


def _name(self: Any) -> str:
    return str(self._get_param("deploymentConfigName"))


@correction
def deployment_group_can_be_updated(patch: Patch) -> None:
    """UpdateDeploymentGroup does not exist, so that no deployment group can be edited."""
    members = {
        "deploymentConfigName": "deployment_config_name",
        "ec2TagFilters": "ec2_tag_filters",
        "onPremisesInstanceTagFilters": "on_premises_instance_tag_filters",
        "autoScalingGroups": "auto_scaling_groups",
        "serviceRoleArn": "service_role_arn",
        "triggerConfigurations": "trigger_configurations",
        "alarmConfiguration": "alarm_configuration",
        "autoRollbackConfiguration": "auto_rollback_configuration",
        "outdatedInstancesStrategy": "outdated_instances_strategy",
        "deploymentStyle": "deployment_style",
        "blueGreenDeploymentConfiguration": "blue_green_deployment_configuration",
        "loadBalancerInfo": "load_balancer_info",
        "ec2TagSet": "ec2_tag_set",
        "onPremisesTagSet": "on_premises_tag_set",
        "terminationHookEnabled": "termination_hook_enabled",
    }

    def update_deployment_group(self: Any) -> str:
        application, name = self._get_param("applicationName"), self._get_param("currentDeploymentGroupName")
        group = self.codedeploy_backend.get_deployment_group(application, name)
        for member, attribute in members.items():
            given = self._get_param(member)
            if given is not None:
                setattr(group, attribute, given)
        new_name = self._get_param("newDeploymentGroupName") or name
        groups = self.codedeploy_backend.deployment_groups[application]
        group.deployment_group_name = new_name
        groups[new_name] = groups.pop(name)
        return json.dumps({"hooksNotCleanedUp": []})

    patch.replace(CodeDeployResponse, "update_deployment_group", update_deployment_group)


@correction
def deployment_group_keeps_its_alarms(patch: Patch) -> None:
    """A deployment group's alarms are forgotten: every plan would set them again."""
    original = models.DeploymentGroup.to_dict

    def to_dict(self: Any) -> dict[str, Any]:
        return {**original(self), "alarmConfiguration": self.alarm_configuration or {}}

    patch.replace(models.DeploymentGroup, "to_dict", to_dict)


@correction
def deployment_configs_exist(patch: Patch) -> None:
    """Deployment configurations cannot be made, read or deleted."""

    def configs(self: Any) -> dict[str, dict[str, Any]]:
        return vars(self.codedeploy_backend).setdefault("deployment_configs", {})

    def create(self: Any) -> str:
        members = ("deploymentConfigName", "minimumHealthyHosts", "computePlatform", "zonalConfig")
        given = {member: self._get_param(member) for member in members}
        made = {member: value for member, value in given.items() if value is not None}
        configs(self)[_name(self)] = {**made, "deploymentConfigId": _name(self), "createTime": time.time()}
        return json.dumps({"deploymentConfigId": _name(self)})

    def read(self: Any) -> str:
        if _name(self) not in configs(self):
            raise JsonRESTError("DeploymentConfigDoesNotExistException", f"No deployment configuration {_name(self)}")
        return json.dumps({"deploymentConfigInfo": configs(self)[_name(self)]})

    def delete(self: Any) -> str:
        groups = self.codedeploy_backend.deployment_groups.values()
        if any(group.deployment_config_name == _name(self) for all_of in groups for group in all_of.values()):
            raise JsonRESTError("DeploymentConfigInUseException", f"{_name(self)} is in use")
        configs(self).pop(_name(self), None)
        return "{}"

    patch.replace(CodeDeployResponse, "create_deployment_config", create)
    patch.replace(CodeDeployResponse, "get_deployment_config", read)
    patch.replace(CodeDeployResponse, "delete_deployment_config", delete)


@correction
def auto_scaling_groups_are_objects(patch: Patch) -> None:
    """A deployment group's Auto Scaling groups come back as names. The service answers with a name and a hook each."""
    original = models.DeploymentGroup.to_dict

    def to_dict(self: Any) -> dict[str, Any]:
        groups = [{"name": name, "hook": f"CodeDeploy-managed-{name}"} for name in self.auto_scaling_groups]
        return {**original(self), "autoScalingGroups": groups}

    patch.replace(models.DeploymentGroup, "to_dict", to_dict)
