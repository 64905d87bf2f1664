import json
from typing import Any

from refusals import load_balancers

from .support import ACCOUNT, REGION, CorrectionTest, client


def network(*zones: str, gateway: bool = True) -> dict[str, Any]:
    ec2 = client("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    if gateway:
        made = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        ec2.attach_internet_gateway(InternetGatewayId=made, VpcId=vpc)
    subnets = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{index}.0/24", AvailabilityZone=f"{REGION}{zone}")["Subnet"]["SubnetId"]
        for index, zone in enumerate(zones or ("a", "b"))
    ]
    return {"vpc": vpc, "subnets": subnets}


def balancer(name: str = "web", kind: str = "application", place: dict[str, Any] | None = None, **more: Any) -> str:
    subnets = (place or network())["subnets"]
    made = client("elbv2").create_load_balancer(Name=name, Type=kind, Subnets=subnets, **more)
    return made["LoadBalancers"][0]["LoadBalancerArn"]


def group(vpc: str, name: str = "web", kind: str = "ip", protocol: str = "HTTP", port: int = 80) -> str:
    settings = {"Name": name, "Protocol": protocol, "Port": port, "VpcId": vpc, "TargetType": kind}
    return client("elbv2").create_target_group(**settings)["TargetGroups"][0]["TargetGroupArn"]


def listener(balancer_arn: str, target: str, protocol: str = "HTTP", port: int = 80, **more: Any) -> None:
    actions = [{"Type": "forward", "TargetGroupArn": target}]
    client("elbv2").create_listener(
        LoadBalancerArn=balancer_arn, Protocol=protocol, Port=port, DefaultActions=actions, **more
    )


def certificate() -> str:
    return client("acm").request_certificate(DomainName="shop.example", ValidationMethod="DNS")["CertificateArn"]


def https(arn: str) -> None:
    place = network()
    listener(balancer(place=place), group(place["vpc"]), "HTTPS", 443, Certificates=[{"CertificateArn": arn}])


class LoadBalancerRefusals(CorrectionTest):
    def test_internet_facing_balancer_has_an_internet_gateway(self) -> None:
        row = load_balancers.internet_facing_balancer_has_an_internet_gateway
        self.assert_refuses(row, lambda: balancer(place=network(gateway=False)), lambda: balancer(place=network()))
        with row.in_force():
            self._observe(lambda: balancer(place=network(gateway=False), Scheme="internal"))

    def test_application_balancer_has_two_zones(self) -> None:
        row = load_balancers.application_balancer_has_two_zones
        self.assert_refuses(row, lambda: balancer(place=network("a")), lambda: balancer(kind="network", place=network("a")))

    def test_balancer_has_one_subnet_of_a_zone(self) -> None:
        row = load_balancers.balancer_has_one_subnet_of_a_zone
        self.assert_refuses(row, lambda: balancer(place=network("a", "b", "b")), lambda: balancer(place=network("a", "b", "c")))

    def test_balancers_groups_are_of_its_vpc(self) -> None:
        def with_group(own: bool) -> None:
            place = network()
            vpc = place["vpc"] if own else network()["vpc"]
            made = client("ec2").create_security_group(GroupName="g", Description="d", VpcId=vpc)["GroupId"]
            balancer(place=place, SecurityGroups=[made])

        row = load_balancers.balancers_groups_are_of_its_vpc
        self.assert_refuses(row, lambda: with_group(False), lambda: with_group(True))

    def test_listeners_certificate_is_issued(self) -> None:
        row = load_balancers.listeners_certificate_is_issued
        self.assert_refuses(row, lambda: https(certificate()))

    def test_plain_listener_takes_no_policy(self) -> None:
        def changed(**more: Any) -> None:
            place = network()
            arn = balancer(place=place)
            listener(arn, group(place["vpc"]))
            made = client("elbv2").describe_listeners(LoadBalancerArn=arn)["Listeners"][0]["ListenerArn"]
            client("elbv2").modify_listener(ListenerArn=made, Protocol="HTTP", **more)

        row = load_balancers.plain_listener_takes_no_policy
        self.assert_refuses(row, lambda: changed(SslPolicy="ELBSecurityPolicy-TLS13-1-2-Res-2021-06"), changed)

    def test_port_is_one_listeners(self) -> None:
        def moved(port: int) -> None:
            place = network()
            arn, target = balancer(place=place), group(place["vpc"])
            listener(arn, target, port=80)
            listener(arn, target, port=81)
            listeners = client("elbv2").describe_listeners(LoadBalancerArn=arn)["Listeners"]
            own = next(each["ListenerArn"] for each in listeners if each["Port"] == 81)
            client("elbv2").modify_listener(ListenerArn=own, Port=port)

        self.assert_refuses(load_balancers.port_is_one_listeners, lambda: moved(80), lambda: moved(82))

    def test_health_codes_are_of_their_kind(self) -> None:
        def checked(codes: str, protocol: str = "GENEVE") -> None:
            vpc = client("ec2").create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
            of = {"Name": "checked", "Protocol": protocol, "Port": 6081, "VpcId": vpc, "HealthCheckProtocol": "HTTP"}
            client("elbv2").create_target_group(**of, Matcher={"HttpCode": codes})

        row = load_balancers.health_codes_are_of_their_kind
        self.assert_refuses(row, lambda: checked("404"), lambda: checked("200-399"))
        self.assert_refuses(row, lambda: checked("200-300-400", "HTTP"), lambda: checked("200-299,404", "HTTP"))
        self.assert_refuses(row, lambda: checked("500", "HTTP"), lambda: checked("500", "TCP"))

    def test_target_group_has_one_application_balancer(self) -> None:
        def two(groups: int) -> None:
            place = network()
            targets = [group(place["vpc"], f"t{index}") for index in range(groups)]
            for index in range(2):
                listener(balancer(f"b{index}", place=place), targets[index % groups])

        self.assert_refuses(load_balancers.target_group_has_one_application_balancer, lambda: two(1), lambda: two(2))

    def test_balancer_as_a_target_listens(self) -> None:
        def registered(port: int) -> None:
            place = network()
            front = balancer(place=place)
            listener(front, group(place["vpc"]), port=port)
            target = group(place["vpc"], "front", "alb", "TCP", 80)
            client("elbv2").register_targets(TargetGroupArn=target, Targets=[{"Id": front, "Port": 80}])

        self.assert_refuses(load_balancers.balancer_as_a_target_listens, lambda: registered(81), lambda: registered(80))

    def test_log_bucket_lets_balancers_write(self) -> None:
        def logs(service: str | None) -> None:
            s3 = client("s3")
            s3.create_bucket(Bucket="shop-logs", CreateBucketConfiguration={"LocationConstraint": REGION})
            if service:
                allow = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "s3:PutObject"}
                policy = {"Version": "2012-10-17", "Statement": [{**allow, "Resource": "arn:aws:s3:::shop-logs/*"}]}
                s3.put_bucket_policy(Bucket="shop-logs", Policy=json.dumps(policy))
            values = {"access_logs.s3.enabled": "true", "access_logs.s3.bucket": "shop-logs"}
            attributes = [{"Key": key, "Value": value} for key, value in values.items()]
            client("elbv2").modify_load_balancer_attributes(LoadBalancerArn=balancer(), Attributes=attributes)

        row = load_balancers.log_bucket_lets_balancers_write
        self.assert_refuses(row, lambda: logs(None), lambda: logs("logdelivery.elasticloadbalancing.amazonaws.com"))

    def test_certificate_in_use_stays(self) -> None:
        def deleted(used: bool) -> None:
            arn = certificate()
            if used:
                https(arn)
            client("acm").delete_certificate(CertificateArn=arn)

        self.assert_refuses(load_balancers.certificate_in_use_stays, lambda: deleted(True), lambda: deleted(False))
