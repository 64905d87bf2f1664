from corrections import cloudfront

from .support import ACCOUNT, CorrectionTest, client


def create() -> dict:
    origin = {
        "Id": "o",
        "DomainName": "b.s3.eu-west-1.amazonaws.com",
        "S3OriginConfig": {"OriginAccessIdentity": ""},
        "OriginAccessControlId": "EABC",
    }
    config = {
        "CallerReference": "r",
        "Comment": "",
        "Enabled": True,
        "Origins": {"Quantity": 1, "Items": [origin]},
        "DefaultCacheBehavior": {
            "TargetOriginId": "o",
            "ViewerProtocolPolicy": "redirect-to-https",
            "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6",
        },
        "ViewerCertificate": {"CloudFrontDefaultCertificate": True},
    }
    return client("cloudfront").create_distribution(DistributionConfig=config)["Distribution"]


def distribution() -> dict:
    made = create()["Id"]
    return client("cloudfront").get_distribution_config(Id=made)["DistributionConfig"]


class CloudFront(CorrectionTest):
    def test_origin_keeps_its_access_control(self) -> None:
        def access_control() -> str | None:
            return distribution()["Origins"]["Items"][0].get("OriginAccessControlId")

        self.assert_corrects(cloudfront.origin_keeps_its_access_control, access_control, None, "EABC")

    def test_default_certificate_has_no_support_method(self) -> None:
        def method() -> str | None:
            return distribution()["ViewerCertificate"].get("SSLSupportMethod")

        self.assert_corrects(cloudfront.default_certificate_has_no_support_method, method, "sni-only", None)

    def test_cache_policy_excludes_forwarded_values(self) -> None:
        def forwards() -> bool:
            return "ForwardedValues" in distribution()["DefaultCacheBehavior"]

        self.assert_corrects(cloudfront.cache_policy_excludes_forwarded_values, forwards, True, False)

    def test_distribution_arn_has_an_empty_region(self) -> None:
        def beginning() -> str:
            return create()["ARN"].rsplit("/", 1)[0]

        self.assert_corrects(
            cloudfront.distribution_arn_has_an_empty_region,
            beginning,
            f"arn:aws:cloudfront:{ACCOUNT}:distribution",
            f"arn:aws:cloudfront::{ACCOUNT}:distribution",
        )
