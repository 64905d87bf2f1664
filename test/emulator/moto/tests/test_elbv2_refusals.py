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


class Elbv2Refusals(CorrectionTest):
    def test_application_load_balancer_writes_its_test_file(self) -> None:
        self.assert_corrects(
            elbv2.application_load_balancer_writes_its_test_file,
            lambda: deleted_with_logs("application"),
            "accepted",
            "BucketNotEmpty",
        )
