from refusals import secretsmanager

from .support import CorrectionTest, client, refusal


class SecretsManagerRefusals(CorrectionTest):
    def test_name_of_a_secret_in_its_recovery_window_is_taken(self) -> None:
        def again() -> tuple:
            api = client("secretsmanager")
            api.create_secret(Name="a")
            api.create_secret(Name="b")
            exists = refusal(lambda: api.create_secret(Name="a"))
            api.delete_secret(SecretId="a", RecoveryWindowInDays=7)
            api.delete_secret(SecretId="b", ForceDeleteWithoutRecovery=True)
            return exists, refusal(lambda: api.create_secret(Name="a")), refusal(lambda: api.create_secret(Name="b"))

        taken = "ResourceExistsException"
        self.assert_corrects(
            secretsmanager.name_of_a_secret_in_its_recovery_window_is_taken,
            again,
            (taken, taken, "accepted"),
            (taken, "InvalidRequestException", "accepted"),
        )
