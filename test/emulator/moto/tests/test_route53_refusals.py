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

    def test_addresses_that_nobody_reaches_are_not_checked(self) -> None:
        def checks() -> list[str]:
            api = client("route53")
            asked = [{"IPAddress": address} for address in ("10.0.0.1", "192.0.2.1", "198.18.0.1", "2001:db8::1", "224.0.0.1")]
            asked += [{"IPAddress": "13.124.0.10", "FullyQualifiedDomainName": "a.example"}, {"IPAddress": "13.124.0.10"}]
            return [
                refusal(
                    lambda: api.create_health_check(
                        CallerReference=str(number),
                        HealthCheckConfig={"Type": "TCP", "Port": 25, **one},  # noqa: B023
                    )
                )
                for number, one in enumerate(asked)
            ]

        self.assert_corrects(
            route53.addresses_that_nobody_reaches_are_not_checked,
            checks,
            ["accepted"] * 7,
            [*["InvalidInput"] * 6, "accepted"],
        )

    def test_check_is_of_an_address_or_of_a_name(self) -> None:
        def updated(of: dict[str, str], address: str) -> None:
            api = client("route53")
            config = {"Type": "HTTP", **of}
            check = api.create_health_check(CallerReference="a", HealthCheckConfig=config)["HealthCheck"]["Id"]
            api.update_health_check(HealthCheckId=check, IPAddress=address)

        self.assert_refuses(
            route53.check_is_of_an_address_or_of_a_name,
            lambda: updated({"FullyQualifiedDomainName": "www.shop.example"}, "13.124.0.10"),
            lambda: updated({"IPAddress": "13.124.0.11"}, "13.124.0.10"),
        )
