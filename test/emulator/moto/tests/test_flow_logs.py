from typing import Any

from corrections import flow_logs

from .support import REGION, CorrectionTest, client


class FlowLogCorrections(CorrectionTest):
    def test_flow_log_keeps_the_form_of_its_files(self) -> None:
        form = {"FileFormat": "parquet", "HiveCompatiblePartitions": True, "PerHourPartition": False}

        def forms() -> list[Any]:
            client("s3").create_bucket(Bucket="logs", CreateBucketConfiguration={"LocationConstraint": REGION})
            api = client("ec2")
            vpcs = [api.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"] for _ in range(2)]
            logged = {"ResourceType": "VPC", "TrafficType": "ALL", "LogDestinationType": "s3"}
            for vpc, options in zip(vpcs, [{"DestinationOptions": form}, {}], strict=True):
                api.create_flow_logs(ResourceIds=[vpc], LogDestination="arn:aws:s3:::logs", **logged, **options)
            made = {each["ResourceId"]: each for each in api.describe_flow_logs()["FlowLogs"]}
            return [made[vpc].get("DestinationOptions") for vpc in vpcs]

        self.assert_corrects(flow_logs.flow_log_keeps_the_form_of_its_files, forms, [None, None], [form, None])
