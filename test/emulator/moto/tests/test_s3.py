import json

from corrections import s3

from .support import FAILS, REGION, CorrectionTest, client

BUCKET = "corrected"
TLS_ONLY = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:*",
            "Resource": [f"arn:aws:s3:::{BUCKET}", f"arn:aws:s3:::{BUCKET}/*"],
            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
        }
    ],
}


def bucket() -> object:
    api = client("s3")
    api.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
    return api


class S3(CorrectionTest):
    def test_bucket_policy_is_not_evaluated(self) -> None:
        def readable() -> bool:
            api = bucket()
            api.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps(TLS_ONLY))
            api.put_object(Bucket=BUCKET, Key="k", Body=b"x")
            return api.get_object(Bucket=BUCKET, Key="k")["Body"].read() == b"x"

        self.assert_corrects(s3.bucket_policy_is_not_evaluated, readable, FAILS, True)

    def test_delete_marker_can_be_disposed_of(self) -> None:
        def versions_after_emptying() -> int:
            api = bucket()
            api.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"})
            api.put_object(Bucket=BUCKET, Key="k", Body=b"x")
            api.delete_object(Bucket=BUCKET, Key="k")
            api.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Suspended"})
            found = api.list_object_versions(Bucket=BUCKET)
            for version in [*found["DeleteMarkers"], *found["Versions"]]:
                api.delete_objects(
                    Bucket=BUCKET, Delete={"Objects": [{"Key": "k", "VersionId": version["VersionId"]}]}
                )
            left = api.list_object_versions(Bucket=BUCKET)
            return len(left.get("Versions", [])) + len(left.get("DeleteMarkers", []))

        self.assert_corrects(s3.delete_marker_can_be_disposed_of, versions_after_emptying, FAILS, 0)

    def test_lifecycle_keeps_its_newest_versions(self) -> None:
        def kept() -> int | None:
            api = bucket()
            expiration = {"NoncurrentDays": 30, "NewerNoncurrentVersions": 3}
            rule = {"ID": "r", "Status": "Enabled", "Filter": {}, "NoncurrentVersionExpiration": expiration}
            api.put_bucket_lifecycle_configuration(Bucket=BUCKET, LifecycleConfiguration={"Rules": [rule]})
            (found,) = api.get_bucket_lifecycle_configuration(Bucket=BUCKET)["Rules"]
            return found["NoncurrentVersionExpiration"].get("NewerNoncurrentVersions")

        self.assert_corrects(s3.lifecycle_keeps_its_newest_versions, kept, None, 3)

    def test_lifecycle_keeps_the_sizes_of_its_filter(self) -> None:
        def kept() -> list[int | None]:
            api = bucket()
            alone = {"ObjectSizeGreaterThan": 1024}
            together = {"And": {"Prefix": "logs/", "ObjectSizeGreaterThan": 2048}}
            rules = [
                {"ID": f"r{index}", "Status": "Enabled", "Filter": given, "Expiration": {"Days": 30}}
                for index, given in enumerate((alone, together))
            ]
            api.put_bucket_lifecycle_configuration(Bucket=BUCKET, LifecycleConfiguration={"Rules": rules})
            first, second = api.get_bucket_lifecycle_configuration(Bucket=BUCKET)["Rules"]
            return [part.get("ObjectSizeGreaterThan") for part in (first["Filter"], second["Filter"]["And"])]

        self.assert_corrects(s3.lifecycle_keeps_the_sizes_of_its_filter, kept, [None, None], [1024, 2048])

    def test_events_go_to_event_bridge(self) -> None:
        def told() -> bool:
            api = bucket()
            configuration: dict[str, dict[str, str]] = {"EventBridgeConfiguration": {}}
            api.put_bucket_notification_configuration(Bucket=BUCKET, NotificationConfiguration=configuration)
            return "EventBridgeConfiguration" in api.get_bucket_notification_configuration(Bucket=BUCKET)

        self.assert_corrects(s3.events_go_to_event_bridge, told, False, True)
