"""Secrets whose names are still taken."""

from typing import Any

from corrections.correction import Patch, correction
from moto.secretsmanager.exceptions import InvalidRequestException
from moto.secretsmanager.models import SecretsManagerBackend


@correction
def name_of_a_secret_in_its_recovery_window_is_taken(patch: Patch) -> None:
    """A secret with the name of one that is scheduled for deletion is refused as one that exists.

    AWS: CreateSecret fails with InvalidRequestException, "You can't create this secret because a secret with this name is
    already scheduled for deletion" (terraform-provider-aws#10259), for the 7 to 30 days of the recovery window (AWS
    Secrets Manager User Guide, "Delete an AWS Secrets Manager secret").
    """
    original = SecretsManagerBackend.create_secret

    def create_secret(self: Any, name: str, *args: Any, **rest: Any) -> Any:
        if name in self.secrets and self.secrets[name].is_deleted():
            raise InvalidRequestException(
                "You can't create this secret because a secret with this name is already scheduled for deletion."
            )
        return original(self, name, *args, **rest)

    patch.replace(SecretsManagerBackend, "create_secret", create_secret)
