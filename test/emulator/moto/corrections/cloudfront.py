"""CloudFront: what a distribution's configuration gives back."""

from typing import Any

from moto.cloudfront.models import DefaultCacheBehaviour, Distribution, Origin, ViewerCertificate

from .correction import Patch, correction


@correction
def origin_keeps_its_access_control(patch: Patch) -> None:
    """An origin forgets its `OriginAccessControlId`, so that the provider plans to set it again."""
    original = Origin.__init__

    def __init__(self: Any, origin: dict[str, Any]) -> None:
        original(self, origin)
        self.origin_access_control_id = origin.get("OriginAccessControlId", "")

    patch.replace(Origin, "__init__", __init__)


@correction
def default_certificate_has_no_support_method(patch: Patch) -> None:
    """A distribution without a certificate of its own comes back with `sni-only`.

    AWS gives no support method there, and the provider plans to take it away.
    """
    original = ViewerCertificate.__init__

    def __init__(self: Any, config: dict[str, Any]) -> None:
        original(self, config)
        if not config.get("SSLSupportMethod"):
            self.ssl_support_method = None

    patch.replace(ViewerCertificate, "__init__", __init__)


@correction
def cache_policy_excludes_forwarded_values(patch: Patch) -> None:
    """A behaviour with a cache policy comes back with forwarded values that nobody set.

    The two exclude one another: the provider plans to remove the second.
    """
    original = DefaultCacheBehaviour.__init__

    def __init__(self: Any, config: dict[str, Any]) -> None:
        original(self, config)
        if "ForwardedValues" not in config:
            self.forwarded_values = None

    patch.replace(DefaultCacheBehaviour, "__init__", __init__)


@correction
def distribution_arn_has_an_empty_region(patch: Patch) -> None:
    """A distribution's ARN lacks the field of the region: `arn:aws:cloudfront:123456789012:distribution/…`.

    CloudFront is global: the field is there, and empty. A policy that names the ARN would match nothing.
    """
    original = Distribution.__init__

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        self.arn = self.arn.replace(":cloudfront:", ":cloudfront::", 1)

    patch.replace(Distribution, "__init__", __init__)
