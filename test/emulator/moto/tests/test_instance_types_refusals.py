from typing import Any

from refusals import instance_types

from .support import CorrectionTest, client, refusal

# in Ireland, by the offerings that moto 5.2.1 ships
EVERYWHERE, NOT_IN_C, NOT_IN_THE_REGION, NEWER = "m7i.large", "c8a.large", "m8gn.large", "m99i.large"


def subnets() -> list[str]:
    """One in each of the zones a, b and c."""
    api = client("ec2")
    vpc = api.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    found = []
    for number, zone in enumerate("abc"):
        subnet = api.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=f"eu-west-1{zone}")
        found.append(subnet["Subnet"]["SubnetId"])
    return found


class InstanceTypeRefusals(CorrectionTest):
    def test_server_is_of_a_type_that_its_zone_has(self) -> None:
        def starts() -> list[str]:
            a, _, c = subnets()
            api = client("ec2")
            interface = api.create_network_interface(SubnetId=c)["NetworkInterface"]["NetworkInterfaceId"]

            def start(kind: str, **place: Any) -> str:
                image = {"ImageId": "ami-12c6146b", "MinCount": 1, "MaxCount": 1}
                return refusal(lambda: api.run_instances(**image, InstanceType=kind, **place))

            return [
                start(EVERYWHERE, SubnetId=c),
                start(NOT_IN_C, SubnetId=a),
                start(NOT_IN_C, SubnetId=c),
                start(NOT_IN_C, NetworkInterfaces=[{"DeviceIndex": 0, "NetworkInterfaceId": interface}]),
                start(NOT_IN_THE_REGION, SubnetId=a),
                start(NEWER, SubnetId=a),
            ]

        self.assert_corrects(
            instance_types.server_is_of_a_type_that_its_zone_has,
            starts,
            ["accepted"] * 6,
            ["accepted", "accepted", "Unsupported", "Unsupported", "Unsupported", "accepted"],
        )

    def test_group_has_types_that_its_zones_have(self) -> None:
        def groups() -> list[str]:
            a, b, c = subnets()
            api = client("autoscaling")

            def template(kind: str) -> dict[str, str]:
                data = {"ImageId": "ami-12c6146b", "InstanceType": kind}
                client("ec2").create_launch_template(LaunchTemplateName=kind, LaunchTemplateData=data)
                return {"LaunchTemplateName": kind, "Version": "1"}

            first = template(EVERYWHERE)

            def group(name: str, subnets: list[str], size: int = 1, **launched: Any) -> str:
                sizes = {"MinSize": size, "MaxSize": 2, "VPCZoneIdentifier": ",".join(subnets)}
                return refusal(lambda: api.create_auto_scaling_group(AutoScalingGroupName=name, **sizes, **launched))

            def mixed(name: str, subnets: list[str], *types: str) -> str:
                overrides = [{"InstanceType": kind} for kind in types]
                policy = {"LaunchTemplate": {"LaunchTemplateSpecification": first, "Overrides": overrides}}
                return group(name, subnets, MixedInstancesPolicy=policy)

            return [
                group("one", [a, b, c], LaunchTemplate=first),
                group("no c", [a, b, c], LaunchTemplate=template(NOT_IN_C)),
                group("empty", [a, b, c], 0, LaunchTemplate=template(NOT_IN_THE_REGION)),
                mixed("some", [a, b, c], NOT_IN_C, EVERYWHERE),
                mixed("c alone", [c], EVERYWHERE, NOT_IN_C),
                mixed("elsewhere", [a, b, c], EVERYWHERE, NOT_IN_THE_REGION),
                mixed("newer", [a, b, c], NEWER),
            ]

        self.assert_corrects(
            instance_types.group_has_types_that_its_zones_have,
            groups,
            ["accepted"] * 7,
            ["accepted", "Unsupported", "accepted", "accepted", "Unsupported", "Unsupported", "accepted"],
        )
