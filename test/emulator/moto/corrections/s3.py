"""S3: bucket policies, delete markers, lifecycle rules."""

from typing import Any

from moto.core.responses import ActionResult
from moto.iam.access_control import PermissionResult
from moto.s3.models import FakeBucket, FakeDeleteMarker
from moto.s3.responses import S3Response

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


@correction
def lifecycle_keeps_its_newest_versions(patch: Patch) -> None:
    """A lifecycle rule forgets how many noncurrent versions stay (`NewerNoncurrentVersions`).

    The provider waits until the rule comes back as it was sent, and gives up after three minutes.
    """
    set_lifecycle = FakeBucket.set_lifecycle
    serialized = S3Response.serialized

    def remember(self: Any, rules: list[dict[str, Any]]) -> None:
        set_lifecycle(self, rules)
        for made, rule in zip(self.rules, rules, strict=True):
            expiration = rule.get("NoncurrentVersionExpiration") or {}
            made.newer_noncurrent_versions = expiration.get("NewerNoncurrentVersions")

    def tell(self: Any, action_result: ActionResult) -> Any:
        # an answer may be an error, too
        if isinstance(action_result.result, dict) and "TransitionDefaultMinimumObjectSize" in action_result.result:
            rules = self.backend.get_bucket_lifecycle(self.bucket_name)
            for rule, shown in zip(rules, action_result.result["Rules"], strict=True):
                kept = getattr(rule, "newer_noncurrent_versions", None)
                if kept and "NoncurrentVersionExpiration" in shown:
                    shown["NoncurrentVersionExpiration"]["NewerNoncurrentVersions"] = kept
        return serialized(self, action_result)

    patch.replace(FakeBucket, "set_lifecycle", remember)
    patch.replace(S3Response, "serialized", tell)


@correction
def lifecycle_keeps_the_sizes_of_its_filter(patch: Patch) -> None:
    """A lifecycle rule forgets the sizes that its filter names (`ObjectSizeGreaterThan`, `ObjectSizeLessThan`).

    The provider waits until the rule comes back as it was sent, and gives up after three minutes.
    """
    sizes = ("ObjectSizeGreaterThan", "ObjectSizeLessThan")
    set_lifecycle = FakeBucket.set_lifecycle
    serialized = S3Response.serialized

    def sizes_of(part: dict[str, Any] | None) -> dict[str, Any]:
        return {name: int(part[name]) for name in sizes if part and part.get(name) is not None}

    def remember(self: Any, rules: list[dict[str, Any]]) -> None:
        set_lifecycle(self, rules)
        for made, rule in zip(self.rules, rules, strict=True):
            given = rule.get("Filter") or {}
            made.filter_sizes = (sizes_of(given), sizes_of(given.get("And")))

    def tell(self: Any, action_result: ActionResult) -> Any:
        # an answer may be an error, too
        if isinstance(action_result.result, dict) and "TransitionDefaultMinimumObjectSize" in action_result.result:
            rules = self.backend.get_bucket_lifecycle(self.bucket_name)
            for rule, shown in zip(rules, action_result.result["Rules"], strict=True):
                alone, together = getattr(rule, "filter_sizes", ({}, {}))
                if "Filter" in shown:
                    shown["Filter"].update(alone)
                    shown["Filter"].get("And", {}).update(together)
        return serialized(self, action_result)

    patch.replace(FakeBucket, "set_lifecycle", remember)
    patch.replace(S3Response, "serialized", tell)


@correction
def events_go_to_event_bridge(patch: Patch) -> None:
    """A bucket whose events go to EventBridge does not say so.

    The provider finds no EventBridge configuration, and plans to set it again.
    """
    serialized = S3Response.serialized

    def tell(self: Any, action_result: ActionResult) -> Any:
        result = action_result.result
        if isinstance(result, dict) and "TopicConfigurations" in result:
            found = self.backend.get_bucket_notification_configuration(self.bucket_name)
            if found is not None and found.event_bridge is not None:
                result["EventBridgeConfiguration"] = {}
        return serialized(self, action_result)

    patch.replace(S3Response, "serialized", tell)
