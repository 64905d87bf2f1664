from refusals import route53

from .support import CorrectionTest, client, refusal


class Route53Refusals(CorrectionTest):
    def test_zones_of_example_com_are_reserved(self) -> None:
        def zones() -> list[str]:
            api = client("route53")
            names = ("example.com", "shop.example.com.", "anexample.com", "shop.example")
            return [refusal(lambda: api.create_hosted_zone(Name=name, CallerReference=name)) for name in names]

        self.assert_corrects(
            route53.zones_of_example_com_are_reserved,
            zones,
            ["accepted"] * 4,
            ["InvalidDomainName", "InvalidDomainName", "accepted", "accepted"],
        )
