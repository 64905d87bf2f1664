import boto3
from corrections import route53

from .support import ACCOUNT, ENDPOINT, FAILS, CorrectionTest, client


class Route53(CorrectionTest):
    def test_zone_with_a_vpc_is_private(self) -> None:
        def private() -> bool:
            vpc = client("ec2").create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
            api = client("route53")
            zone = api.create_hosted_zone(
                Name="example.org", CallerReference="r", VPC={"VPCRegion": "eu-west-1", "VPCId": vpc}
            )["HostedZone"]["Id"]
            got = api.get_hosted_zone(Id=zone)
            return got["HostedZone"]["Config"]["PrivateZone"] and got["VPCs"][0]["VPCId"] == vpc

        self.assert_corrects(route53.zone_with_a_vpc_is_private, private, False, True)

    def test_name_servers_of_a_zone_are_no_reusable_set(self) -> None:
        def reusable_sets() -> int:
            api = client("route53")
            api.create_hosted_zone(Name="example.org", CallerReference="r")
            api.create_reusable_delegation_set(CallerReference="the only one")
            return len(api.list_reusable_delegation_sets()["DelegationSets"])

        self.assert_corrects(route53.name_servers_of_a_zone_are_no_reusable_set, reusable_sets, 2, 1)

    def test_query_log_takes_a_plain_log_group_arn(self) -> None:
        group = f"arn:aws:logs:us-east-1:{ACCOUNT}:log-group:/aws/route53/example.org"

        def logged_to() -> bool:
            logs = boto3.client("logs", region_name="us-east-1", endpoint_url=ENDPOINT)
            logs.create_log_group(logGroupName="/aws/route53/example.org")
            api = client("route53")
            zone = api.create_hosted_zone(Name="example.org", CallerReference="r")["HostedZone"]["Id"]
            made = api.create_query_logging_config(HostedZoneId=zone, CloudWatchLogsLogGroupArn=group)
            return made["QueryLoggingConfig"]["CloudWatchLogsLogGroupArn"] == group

        self.assert_corrects(route53.query_log_takes_a_plain_log_group_arn, logged_to, FAILS, True)
