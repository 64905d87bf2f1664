"""Faults planted in requests of every protocol: each is found, named by service, action, member and value."""

import threading
import unittest
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from moto.core.utils import get_service_model
from werkzeug.serving import make_server

from api_models.door import Door
from api_models.values import compiled_pattern
from aws_error import aws_error
from server import QuietHandler

from .support import REGION

PASSED = "passed"


def _answer(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    status, headers, body = aws_error(environ, "418 I'm a teapot", "Passed", PASSED)
    start_response(status, headers)
    return [body]


class PlantedFaults(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.door = Door(_answer)
        cls.server = make_server("127.0.0.1", 0, cls.door, request_handler=QuietHandler)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls) -> None:
        cls.server.shutdown()
        cls.server.server_close()

    def _client(self, service: str) -> Any:
        config = Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}, parameter_validation=False)
        endpoint = f"http://127.0.0.1:{self.server.server_port}"
        return boto3.client(service, region_name=REGION, endpoint_url=endpoint, config=config)

    def _said(self, call: Callable[[], Any]) -> str:
        try:
            call()
        except ClientError as error:
            return error.response["Error"]["Message"]
        return "answered"

    def _finds(self, words: str, call: Callable[[], Any]) -> None:
        self.assertEqual(f"AWS's API model refuses {words}", self._said(call))

    def _passes(self, *calls: Callable[[], Any]) -> None:
        for call in calls:
            before = self.door.checked.total()
            self.assertIn(PASSED, self._said(call))
            self.assertEqual(before + 1, self.door.checked.total())

    def test_query(self) -> None:
        iam, balancers, topics = self._client("iam"), self._client("elbv2"), self._client("sns")
        policy = {"AssumeRolePolicyDocument": "{}"}
        letters = "x" * 65
        self._finds(
            f'iam CreateRole: RoleName must be of 1 to 64 letters, got 65 letters, "{letters}"',
            lambda: iam.create_role(RoleName=letters, **policy),
        )
        self._finds(
            'iam CreateRole: Tags[1].Key must match [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+, got "a,b"',
            lambda: iam.create_role(RoleName="r", Tags=[{"Key": "à", "Value": ""}, {"Key": "a,b", "Value": ""}], **policy),
        )
        self._finds(
            'elbv2 CreateLoadBalancer: Scheme must be one of internet-facing, internal, got "public"',
            lambda: balancers.create_load_balancer(Name="shop", Scheme="public"),
        )
        self._finds("sns CreateTopic: Name is required", lambda: topics.create_topic(Tags=[]))
        self._finds(
            "autoscaling CreateAutoScalingGroup: MinSize is required",
            lambda: self._client("autoscaling").create_auto_scaling_group(AutoScalingGroupName="shop", MaxSize=1),
        )
        self._passes(
            lambda: iam.create_role(RoleName="r", **policy),
            lambda: topics.create_topic(Name="t", Attributes={"DisplayName": "T"}, Tags=[{"Key": "a", "Value": "b"}]),
        )

    def test_ec2(self) -> None:
        ec2 = self._client("ec2")
        tagged = {"TagSpecifications": [{"ResourceType": "vpc", "Tags": [{"Key": "a", "Value": "b"}]}]}
        self._finds(
            'ec2 CreateVpc: InstanceTenancy must be one of default, dedicated, host, got "shared"',
            lambda: ec2.create_vpc(CidrBlock="10.0.0.0/16", InstanceTenancy="shared"),
        )
        self._finds("ec2 DeleteVpc: VpcId is required", lambda: ec2.delete_vpc())
        self._passes(
            lambda: ec2.create_vpc(CidrBlock="10.0.0.0/16", **tagged),
            lambda: ec2.describe_vpcs(Filters=[{"Name": "cidr", "Values": ["10.0.0.0/16", "10.1.0.0/16"]}]),
        )

    def test_json(self) -> None:
        logs, secrets = self._client("logs"), self._client("secretsmanager")
        self._finds(
            'logs CreateLogGroup: logGroupName must match [\\.\\-_/#A-Za-z0-9]+, got "a b"',
            lambda: logs.create_log_group(logGroupName="a b"),
        )
        self._finds(
            "secretsmanager CreateSecret: SecretString must be of 1 to 65536 letters, got 0 letters, (sensitive)",
            lambda: secrets.create_secret(Name="settings", SecretString=""),
        )
        self._finds(
            "apprunner CreateService: SourceConfiguration is required",
            lambda: self._client("apprunner").create_service(ServiceName="shop"),
        )
        self._passes(lambda: logs.create_log_group(logGroupName="/shop/app", tags={"a": "b"}))

    def test_rest_json(self) -> None:
        schedules, backup = self._client("scheduler"), self._client("backup")
        schedule = {"ScheduleExpression": "rate(1 day)", "FlexibleTimeWindow": {"Mode": "OFF"}}
        target = {"Arn": "arn:aws:sqs:eu-west-1:123456789012:q", "RoleArn": "arn:aws:iam::123456789012:role/r"}
        self._finds(
            'scheduler CreateSchedule: Name must match ^[0-9a-zA-Z-_.]+$, got "a b"',
            lambda: schedules.create_schedule(Name="a b", Target=target, **schedule),
        )
        self._finds(
            "scheduler CreateSchedule: Target.RetryPolicy.MaximumRetryAttempts must be of 0 to 185, got 186",
            lambda: schedules.create_schedule(
                Name="a", Target={**target, "RetryPolicy": {"MaximumRetryAttempts": 186}}, **schedule
            ),
        )
        self._passes(
            lambda: schedules.create_schedule(Name="a", Target=target, **schedule),
            lambda: schedules.get_schedule(Name="a", GroupName="g"),
            lambda: backup.list_tags(ResourceArn="arn:aws:backup:eu-west-1:123456789012:backup-vault:v"),
        )

    def test_rest_xml(self) -> None:
        route53, cloudfront = self._client("route53"), self._client("cloudfront")

        def change(action: str) -> Any:
            records = {"Name": "a.de", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]}
            changes = [{"Action": action, "ResourceRecordSet": records}]
            return route53.change_resource_record_sets(HostedZoneId="Z1", ChangeBatch={"Changes": changes})

        self._finds(
            'route53 ChangeResourceRecordSets: ChangeBatch.Changes[0].Action must be one of CREATE, DELETE, UPSERT, got "MAKE"',
            lambda: change("MAKE"),
        )
        self._finds(
            "cloudfront CreateOriginAccessControl: OriginAccessControlConfig.OriginAccessControlOriginType is required",
            lambda: cloudfront.create_origin_access_control(
                OriginAccessControlConfig={"Name": "n", "SigningProtocol": "sigv4", "SigningBehavior": "always"}
            ),
        )
        tags = {"Items": [{"Key": "a", "Value": "b"}]}
        self._passes(
            lambda: change("UPSERT"),
            lambda: route53.get_change(Id="/change/C1"),
            lambda: route53.list_resource_record_sets(HostedZoneId="Z1", StartRecordName="a.de"),
            lambda: cloudfront.tag_resource(Resource="arn:aws:cloudfront::123456789012:distribution/E", Tags=tags),
        )

    def test_s3(self) -> None:
        s3 = self._client("s3")
        self._finds(
            's3 PutBucketVersioning: VersioningConfiguration.Status must be one of Enabled, Suspended, got "On"',
            lambda: s3.put_bucket_versioning(Bucket="abc", VersioningConfiguration={"Status": "On"}),
        )
        self._finds(
            "s3 PutBucketLifecycleConfiguration: LifecycleConfiguration.Rules[0].Status is required",
            lambda: s3.put_bucket_lifecycle_configuration(
                Bucket="abc", LifecycleConfiguration={"Rules": [{"Filter": {"Prefix": "a/"}, "Expiration": {"Days": 1}}]}
            ),
        )
        self._passes(
            lambda: s3.list_buckets(),
            lambda: s3.list_objects_v2(Bucket="abc"),
            lambda: s3.put_object(Bucket="abc", Key="a b/ü.bin", Body=b"\xff\xfe"),
            lambda: s3.copy_object(Bucket="abc", Key="k", CopySource="abc/l"),
            lambda: s3.put_bucket_tagging(Bucket="abc", Tagging={"TagSet": [{"Key": "a", "Value": "b"}]}),
            lambda: s3.delete_objects(Bucket="abc", Delete={"Objects": [{"Key": "a"}]}),
        )

    def test_what_the_models_do_not_have(self) -> None:
        def post(service: str, body: str, **headers: str) -> str:
            credential = f"AWS4-HMAC-SHA256 Credential=t/20250101/{REGION}/{service}/aws4_request, Signature=none"
            url = f"http://127.0.0.1:{self.server.server_port}/"
            request = urllib.request.Request(url, body.encode(), {"Authorization": credential, **headers})
            try:
                urllib.request.urlopen(request, timeout=10)
            except urllib.error.HTTPError as error:
                return error.read().decode()
            return "answered"

        form = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
        json_of = {"Content-Type": "application/x-amz-json-1.1"}
        self.assertIn("ec2 CreateVpc: Cidr is no member", post("ec2", "Action=CreateVpc&Version=2016-11-15&Cidr=10.0.0.0/16", **form))
        self.assertIn("ec2 has no action MakeVpc", post("ec2", "Action=MakeVpc&Version=2016-11-15", **form))
        self.assertIn(
            "logs CreateLogGroup: retention is no member",
            post("logs", '{"logGroupName": "a", "retention": 7}', **json_of, **{"X-Amz-Target": "Logs_20140328.CreateLogGroup"}),
        )
        self.assertIn(
            "X-Amz-Target Logs.CreateLogGroup is not of Logs_20140328",
            post("logs", "{}", **json_of, **{"X-Amz-Target": "Logs.CreateLogGroup"}),
        )
        self.assertIn("Unknown service: 'nothing'", post("nothing", "{}", **json_of))
        self.assertIn(PASSED, post("logs", '{"logGroupName": "a"}', **json_of, **{"X-Amz-Target": "Logs_20140328.CreateLogGroup"}))

    def test_patterns_can_all_be_read(self) -> None:
        services = ("acm", "apprunner", "autoscaling", "cloudtrail", "ecs", "iam", "imagebuilder", "logs", "s3control", "wafv2")
        for service in services:
            model = get_service_model(service)
            for name in model.shape_names:
                pattern = model.shape_for(name).metadata.get("pattern")
                if pattern:
                    compiled_pattern(pattern)
