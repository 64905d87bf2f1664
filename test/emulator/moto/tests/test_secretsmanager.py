from corrections import secretsmanager

from .support import CorrectionTest, client, refusal


class SecretsManager(CorrectionTest):
    def test_managed_rotation_can_be_cancelled(self) -> None:
        def answer() -> str:
            client("rds").create_db_instance(
                DBInstanceIdentifier="shop",
                Engine="postgres",
                EngineVersion="17",
                DBInstanceClass="db.m7g.large",
                AllocatedStorage=20,
                MasterUsername="dbadmin",
                ManageMasterUserPassword=True,
            )
            (made,) = client("rds").describe_db_instances()["DBInstances"]
            arn = made["MasterUserSecret"]["SecretArn"]
            api = client("secretsmanager")
            api.rotate_secret(SecretId=arn, RotationRules={"AutomaticallyAfterDays": 30}, RotateImmediately=False)
            return refusal(lambda: api.cancel_rotate_secret(SecretId=arn))

        self.assert_corrects(
            secretsmanager.managed_rotation_can_be_cancelled, answer, "InvalidRequestException", "accepted"
        )
