from typing import Any

from corrections import codedeploy

from .support import FAILS, CorrectionTest, call_json, client


def deployment_group(**settings: Any) -> dict:
    api = client("codedeploy")
    names = {"applicationName": "a", "deploymentGroupName": "g"}
    api.create_application(applicationName="a")
    api.create_deployment_group(**names, serviceRoleArn="arn:aws:iam::r", **settings)
    return api.get_deployment_group(**names)["deploymentGroupInfo"]


class CodeDeploy(CorrectionTest):
    def test_times_are_numbers(self) -> None:
        def kind_of_time() -> str:
            client("codedeploy").create_application(applicationName="a")
            answer = call_json("codedeploy", "CodeDeploy_20141006.GetApplication", {"applicationName": "a"})
            return type(answer["application"]["createTime"]).__name__

        self.assert_corrects(codedeploy.times_are_numbers, kind_of_time, "str", "float")

    def test_deployment_group_can_be_deleted(self) -> None:
        def groups_after_deletion() -> list:
            api = client("codedeploy")
            api.create_application(applicationName="a")
            api.create_deployment_group(applicationName="a", deploymentGroupName="g", serviceRoleArn="arn:aws:iam::r")
            api.delete_deployment_group(applicationName="a", deploymentGroupName="g")
            return api.list_deployment_groups(applicationName="a")["deploymentGroups"]

        self.assert_corrects(codedeploy.deployment_group_can_be_deleted, groups_after_deletion, FAILS, [])

    def test_application_can_be_deleted(self) -> None:
        def applications_after_deletion() -> list:
            api = client("codedeploy")
            api.create_application(applicationName="a")
            api.delete_application(applicationName="a")
            return api.list_applications()["applications"]

        self.assert_corrects(codedeploy.application_can_be_deleted, applications_after_deletion, FAILS, [])

    def test_deployment_group_without_load_balancer_has_none(self) -> None:
        def has_load_balancer() -> bool:
            return "loadBalancerInfo" in deployment_group()

        correction = codedeploy.deployment_group_without_load_balancer_has_none
        self.assert_corrects(correction, has_load_balancer, True, False)

    def test_deployment_group_has_a_style(self) -> None:
        right = {"deploymentType": "IN_PLACE", "deploymentOption": "WITHOUT_TRAFFIC_CONTROL"}
        correction = codedeploy.deployment_group_has_a_style
        self.assert_corrects(correction, lambda: deployment_group()["deploymentStyle"], {}, right)

    def test_deployment_group_can_be_updated(self) -> None:
        def group_after_update() -> dict:
            api = client("codedeploy")
            deployment_group()
            api.update_deployment_group(
                applicationName="a",
                currentDeploymentGroupName="g",
                newDeploymentGroupName="h",
                deploymentConfigName="CodeDeployDefault.AllAtOnce",
            )
            group = api.get_deployment_group(applicationName="a", deploymentGroupName="h")["deploymentGroupInfo"]
            return {name: group[name] for name in ("deploymentConfigName", "serviceRoleArn")}

        right = {"deploymentConfigName": "CodeDeployDefault.AllAtOnce", "serviceRoleArn": "arn:aws:iam::r"}
        self.assert_corrects(codedeploy.deployment_group_can_be_updated, group_after_update, FAILS, right)

    def test_deployment_group_keeps_its_alarms(self) -> None:
        given = {"enabled": True, "alarms": [{"name": "errors"}], "ignorePollAlarmFailure": False}

        def alarms() -> dict:
            return deployment_group(alarmConfiguration=given)["alarmConfiguration"]

        self.assert_corrects(codedeploy.deployment_group_keeps_its_alarms, alarms, {}, given)

    def test_deployment_configs_exist(self) -> None:
        hosts = {"type": "HOST_COUNT", "value": 2}

        def configs() -> list:
            api = client("codedeploy")
            name = {"deploymentConfigName": "two"}
            api.create_deployment_config(**name, minimumHealthyHosts=hosts)
            made = api.get_deployment_config(**name)["deploymentConfigInfo"]["minimumHealthyHosts"]
            deployment_group(**name)
            try:
                api.delete_deployment_config(**name)
            except api.exceptions.DeploymentConfigInUseException:
                api.delete_deployment_group(applicationName="a", deploymentGroupName="g")
            api.delete_deployment_config(**name)
            try:
                api.get_deployment_config(**name)
            except api.exceptions.DeploymentConfigDoesNotExistException:
                return [made, "gone"]
            return [made]

        with codedeploy.deployment_group_can_be_deleted.in_force():
            self.assert_corrects(codedeploy.deployment_configs_exist, configs, FAILS, [hosts, "gone"])

    def test_auto_scaling_groups_are_objects(self) -> None:
        def groups() -> list:
            api = client("codedeploy")
            api.create_application(applicationName="a")
            api.create_deployment_group(
                applicationName="a",
                deploymentGroupName="g",
                serviceRoleArn="arn:aws:iam::r",
                autoScalingGroups=["web"],
            )
            names = {"applicationName": "a", "deploymentGroupName": "g"}
            answer = call_json("codedeploy", "CodeDeploy_20141006.GetDeploymentGroup", names)
            return answer["deploymentGroupInfo"]["autoScalingGroups"]

        right = [{"name": "web", "hook": "CodeDeploy-managed-web"}]
        self.assert_corrects(codedeploy.auto_scaling_groups_are_objects, groups, ["web"], right)
