"""Certificate Manager: the key's algorithm."""

from typing import Any

from moto.acm.models import CertBundle
from moto.acm.responses import AWSCertificateManagerResponse

from .correction import Patch, correction


@correction
def certificate_has_the_key_algorithm_asked_for(patch: Patch) -> None:
    """RequestCertificate ignores KeyAlgorithm: every certificate has RSA_2048, and is replaced by the next apply."""
    request = AWSCertificateManagerResponse.request_certificate
    describe = CertBundle.describe

    def request_certificate(self: Any) -> Any:
        known = set(self.acm_backend._certificates)
        answer = request(self)
        for arn in set(self.acm_backend._certificates) - known:
            self.acm_backend._certificates[arn].asked_for = self._get_param("KeyAlgorithm")
        return answer

    def describe_with_algorithm(self: Any) -> dict[str, Any]:
        described = describe(self)
        if getattr(self, "asked_for", None):
            described["Certificate"]["KeyAlgorithm"] = self.asked_for
        return described

    patch.replace(AWSCertificateManagerResponse, "request_certificate", request_certificate)
    patch.replace(CertBundle, "describe", describe_with_algorithm)
