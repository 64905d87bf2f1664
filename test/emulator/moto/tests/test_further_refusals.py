from typing import Any

from refusals import further

from .support import ACCOUNT, REGION, CorrectionTest, client


def record(name: str, kind: str) -> dict[str, Any]:
    value = "elsewhere.example" if kind == "CNAME" else "192.0.2.1"
    return {"Name": name, "Type": kind, "TTL": 60, "ResourceRecords": [{"Value": value}]}


def batches(*wanted: list[tuple[str, str, str]]) -> None:
    api = client("route53")
    zone = api.create_hosted_zone(Name="shop.example", CallerReference="r")["HostedZone"]["Id"]
    for batch in wanted:
        changes = [{"Action": action, "ResourceRecordSet": record(name, kind)} for action, name, kind in batch]
        api.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": changes})


def records(*wanted: tuple[str, str]) -> None:
    batches(*([("UPSERT", name, kind)] for name, kind in wanted))


def distribution(certificate: dict[str, Any], *names: str) -> None:
    custom = {"HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "https-only"}
    origin = {"Id": "o", "DomainName": "o.example", "CustomOriginConfig": custom}
    config = {
        "CallerReference": "r", "Comment": "", "Enabled": True, "Origins": {"Quantity": 1, "Items": [origin]},
        "DefaultCacheBehavior": {"TargetOriginId": "o", "ViewerProtocolPolicy": "https-only"},
        "Aliases": {"Quantity": len(names), "Items": [*names]}, "ViewerCertificate": certificate,
    }
    client("cloudfront").create_distribution(DistributionConfig=config)


def arn(region: str) -> dict[str, Any]:
    return {"ACMCertificateArn": f"arn:aws:acm:{region}:{ACCOUNT}:certificate/c", "SSLSupportMethod": "sni-only"}


def servers(least: int, most: int, wanted: int) -> None:
    api = client("autoscaling")
    api.create_launch_configuration(LaunchConfigurationName="l", ImageId="ami-12c6146b", InstanceType="t3.micro")
    api.create_auto_scaling_group(
        AutoScalingGroupName="g", LaunchConfigurationName="l", MinSize=least, MaxSize=most, DesiredCapacity=wanted,
        AvailabilityZones=[f"{REGION}a"],
    )


def lifecycle(kind: str, moves: int, ends: int) -> None:
    s3 = client("s3")
    s3.create_bucket(Bucket="shop", CreateBucketConfiguration={"LocationConstraint": REGION})
    step = {"Days": moves, "StorageClass": kind}
    rule = {"ID": "r", "Status": "Enabled", "Filter": {"Prefix": ""}, "Transitions": [step], "Expiration": {"Days": ends}}
    s3.put_bucket_lifecycle_configuration(Bucket="shop", LifecycleConfiguration={"Rules": [rule]})


class FurtherRefusals(CorrectionTest):
    def test_zones_own_name_is_no_cname(self) -> None:
        row = further.zones_own_name_is_no_cname
        self.assert_refuses(row, lambda: records(("shop.example", "CNAME")), lambda: records(("www.shop.example", "CNAME")))

    def test_cname_stands_alone(self) -> None:
        row, name = further.cname_stands_alone, "www.shop.example"
        self.assert_refuses(row, lambda: records((name, "A"), (name, "CNAME")), lambda: records((name, "A"), (name, "A")))
        exchange = [("DELETE", name, "CNAME"), ("CREATE", name, "A")]
        with row.in_force():
            batches([("CREATE", name, "CNAME")], exchange)

    def test_distributions_certificate_is_in_virginia(self) -> None:
        row = further.distributions_certificate_is_in_virginia
        self.assert_refuses(row, lambda: distribution(arn(REGION)), lambda: distribution(arn("us-east-1")))

    def test_distributions_names_have_a_certificate(self) -> None:
        row, own = further.distributions_names_have_a_certificate, {"CloudFrontDefaultCertificate": True}
        self.assert_refuses(
            row, lambda: distribution(own, "www.shop.example"), lambda: distribution(arn("us-east-1"), "www.shop.example")
        )

    def test_groups_least_is_not_above_its_most(self) -> None:
        self.assert_refuses(further.groups_least_is_not_above_its_most, lambda: servers(2, 1, 1), lambda: servers(1, 2, 1))

    def test_groups_number_is_within_its_bounds(self) -> None:
        self.assert_refuses(further.groups_number_is_within_its_bounds, lambda: servers(1, 2, 3), lambda: servers(1, 2, 2))

    def test_objects_become_infrequent_after_a_month(self) -> None:
        row = further.objects_become_infrequent_after_a_month
        self.assert_refuses(row, lambda: lifecycle("STANDARD_IA", 7, 90), lambda: lifecycle("STANDARD_IA", 30, 90))

    def test_objects_move_before_they_expire(self) -> None:
        row = further.objects_move_before_they_expire
        self.assert_refuses(row, lambda: lifecycle("GLACIER", 30, 30), lambda: lifecycle("GLACIER", 30, 31))
