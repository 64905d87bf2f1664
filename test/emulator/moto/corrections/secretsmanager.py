"""Secrets Manager: secrets that a service of AWS manages."""

from typing import Any

from moto.secretsmanager.models import SecretsManagerBackend

from .correction import Patch, correction


@correction
def managed_rotation_can_be_cancelled(patch: Patch) -> None:
    """The rotation of a managed secret cannot be cancelled, since it has no function of its own.

    The provider cancels it when `aws_secretsmanager_secret_rotation` goes (AWS Secrets Manager User Guide, "Managed
    rotation"; hashicorp/terraform-provider-aws#34108).
    """
    original = SecretsManagerBackend.cancel_rotate_secret

    def cancel_rotate_secret(self: Any, secret_id: str) -> Any:
        secret = self.secrets.get(secret_id) if self._is_valid_identifier(secret_id) else None
        if secret is None or not getattr(secret, "owning_service", None) or secret.is_deleted():
            return original(self, secret_id)
        secret.rotation_enabled = False
        return secret.to_short_dict()

    patch.replace(SecretsManagerBackend, "cancel_rotate_secret", cancel_rotate_secret)
