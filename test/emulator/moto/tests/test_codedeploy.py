from corrections import codedeploy

from .support import FAILS, CorrectionTest, call_json, client


def deployment_group() -> dict:
    api = client("codedeploy")
    names = {"applicationName": "a", "deploymentGroupName": "g"}
    api.create_application(applicationName="a")
    api.create_deployment_group(**names, serviceRoleArn="arn:aws:iam::r")
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
