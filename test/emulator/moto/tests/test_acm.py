from corrections import acm

from .support import CorrectionTest, client


class Acm(CorrectionTest):
    def test_certificate_has_the_key_algorithm_asked_for(self) -> None:
        def algorithm() -> str:
            api = client("acm")
            arn = api.request_certificate(
                DomainName="example.org", ValidationMethod="DNS", KeyAlgorithm="EC_prime256v1"
            )["CertificateArn"]
            return api.describe_certificate(CertificateArn=arn)["Certificate"]["KeyAlgorithm"]

        self.assert_corrects(
            acm.certificate_has_the_key_algorithm_asked_for, algorithm, "RSA_2048", "EC_prime256v1"
        )
