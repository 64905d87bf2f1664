"""S3: bucket policies and delete markers."""

from typing import Any

from moto.iam.access_control import PermissionResult
from moto.s3.models import FakeBucket, FakeDeleteMarker

from .correction import Patch, correction


@correction
def bucket_policy_is_not_evaluated(patch: Patch) -> None:
    """A bucket policy is evaluated without its conditions.

    A Deny on requests without TLS thereby denies everything, and the provider can no longer read its own bucket.
    """
    patch.replace(FakeBucket, "get_permission", lambda self, action, resource: PermissionResult.NEUTRAL)


@correction
def delete_marker_can_be_disposed_of(patch: Patch) -> None:
    """A delete marker lacks the method that moto calls when it removes the versions of an object.

    Terraform suspends versioning before it empties the bucket (`force_destroy`): that ends with an internal error.
    """

    def dispose(self: Any, garbage: bool = False) -> None:
        """Nothing to do: a marker holds no content."""

    patch.replace(FakeDeleteMarker, "dispose", dispose)
