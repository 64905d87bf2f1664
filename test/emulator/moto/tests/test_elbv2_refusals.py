from refusals import elbv2

from .support import CorrectionTest, client, refusal


def deleted_with_logs(kind: str) -> str:
    """What DeleteBucket answers when a load balancer has just begun to write logs to the bucket."""
    ec2, api, s3 = client("ec2"), client("elbv2"), client("s3")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    zones = {"10.0.0.0/24": "eu-west-1a", "10.0.1.0/24": "eu-west-1b"}
    subnets = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=cidr, AvailabilityZone=zone)["Subnet"]["SubnetId"]
        for cidr, zone in zones.items()
    ]
    s3.create_bucket(Bucket="logs", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    made = api.create_load_balancer(Name="a", Subnets=subnets, Type=kind, Scheme="internal")
    logs = {"access_logs.s3.enabled": "true", "access_logs.s3.bucket": "logs", "access_logs.s3.prefix": "p"}
    api.modify_load_balancer_attributes(
        LoadBalancerArn=made["LoadBalancers"][0]["LoadBalancerArn"],
        Attributes=[{"Key": key, "Value": value} for key, value in logs.items()],
    )
    return refusal(lambda: s3.delete_bucket(Bucket="logs"))


def balancer(kind: str) -> tuple:
    """The API, a VPC and a load balancer of this kind."""
    ec2, api = client("ec2"), client("elbv2")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnets = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{digit}.0/24", AvailabilityZone=f"eu-west-1{zone}")["Subnet"]["SubnetId"]
        for digit, zone in enumerate("ab")
    ]
    made = api.create_load_balancer(Name="a", Subnets=subnets, Type=kind, Scheme="internal")
    return api, vpc, made["LoadBalancers"][0]["LoadBalancerArn"]


def target_group(api: object, vpc: str, name: str, protocol: str) -> str:
    made = api.create_target_group(Name=name, Protocol=protocol, Port=53, VpcId=vpc, TargetType="ip", HealthCheckProtocol="TCP")
    return made["TargetGroups"][0]["TargetGroupArn"]


class Elbv2Refusals(CorrectionTest):
    def test_listeners_forward_to_groups_of_their_protocol(self) -> None:
        def listens(protocol: str, of_group: str) -> str:
            api, vpc, arn = balancer("network")
            forward = [{"Type": "forward", "TargetGroupArn": target_group(api, vpc, "t", of_group)}]
            return refusal(
                lambda: api.create_listener(LoadBalancerArn=arn, Protocol=protocol, Port=53, DefaultActions=forward)
            )

        correction = elbv2.listeners_forward_to_groups_of_their_protocol
        self.assert_corrects(correction, lambda: listens("UDP", "TCP"), "accepted", "IncompatibleProtocols")
        self.assert_corrects(correction, lambda: listens("TCP_UDP", "UDP"), "accepted", "IncompatibleProtocols")
        with correction.in_force():
            self.assertEqual("accepted", self._observe(lambda: listens("UDP", "TCP_UDP")))

    def test_udp_keeps_the_clients_address(self) -> None:
        def disabled(protocol: str) -> str:
            api, vpc, _ = balancer("network")
            group = target_group(api, vpc, "t", protocol)
            attributes = [{"Key": "preserve_client_ip.enabled", "Value": "false"}]
            return refusal(lambda: api.modify_target_group_attributes(TargetGroupArn=group, Attributes=attributes))

        correction = elbv2.udp_keeps_the_clients_address
        self.assert_corrects(correction, lambda: disabled("UDP"), "accepted", "InvalidConfigurationRequest")
        with correction.in_force():
            self.assertEqual("accepted", self._observe(lambda: disabled("TCP")))

    def test_sticky_targets_are_in_sticky_groups(self) -> None:
        sticky = [{"Key": "stickiness.enabled", "Value": "true"}, {"Key": "stickiness.type", "Value": "lb_cookie"}]

        def shared(stays: bool, *, listens_first: bool) -> str:
            api, vpc, arn = balancer("application")
            groups = [
                api.create_target_group(Name=name, Protocol="HTTP", Port=80, VpcId=vpc, TargetType="ip")["TargetGroups"][0]
                for name in "ab"
            ]
            forward = {
                "TargetGroups": [{"TargetGroupArn": each["TargetGroupArn"], "Weight": 1} for each in groups],
                "TargetGroupStickinessConfig": {"Enabled": stays, **({"DurationSeconds": 60} if stays else {})},
            }
            listens = lambda: api.create_listener(  # noqa: E731
                LoadBalancerArn=arn, Protocol="HTTP", Port=80, DefaultActions=[{"Type": "forward", "ForwardConfig": forward}]
            )
            stick = lambda: api.modify_target_group_attributes(  # noqa: E731
                TargetGroupArn=groups[1]["TargetGroupArn"], Attributes=sticky
            )
            first, second = (listens, stick) if listens_first else (stick, listens)
            first()
            return refusal(second)

        correction = elbv2.sticky_targets_are_in_sticky_groups
        for first in (True, False):
            probe = lambda: shared(False, listens_first=first)  # noqa: B023, E731
            self.assert_corrects(correction, probe, "accepted", "InvalidConfigurationRequest")
            with correction.in_force():
                self.assertEqual("accepted", self._observe(lambda: shared(True, listens_first=first)))  # noqa: B023

    def test_application_load_balancer_writes_its_test_file(self) -> None:
        self.assert_corrects(
            elbv2.application_load_balancer_writes_its_test_file,
            lambda: deleted_with_logs("application"),
            "accepted",
            "BucketNotEmpty",
        )
