from refusals import vpc

from .support import CorrectionTest, client, refusal


def associated(primary: str, secondary: str) -> str:
    ec2 = client("ec2")
    made = ec2.create_vpc(CidrBlock=primary)["Vpc"]["VpcId"]
    return refusal(lambda: ec2.associate_vpc_cidr_block(VpcId=made, CidrBlock=secondary))


class VpcRefusals(CorrectionTest):
    def test_ranges_are_associated_as_aws_permits(self) -> None:
        correction = vpc.ranges_are_associated_as_aws_permits
        for primary, secondary in [
            ("10.0.0.0/16", "192.168.0.0/16"),
            ("10.0.0.0/16", "198.19.0.0/16"),
            ("10.1.0.0/16", "10.0.0.0/16"),
            ("172.16.0.0/16", "172.31.0.0/16"),
            ("100.64.0.0/16", "10.0.0.0/16"),
        ]:
            with self.subTest(primary=primary, secondary=secondary):
                self.assert_corrects(correction, lambda: associated(primary, secondary), "accepted", "InvalidVpc.Range")  # noqa: B023
        with correction.in_force():
            for secondary in ("100.64.0.0/16", "10.1.0.0/16", "52.0.0.0/16"):
                self.assertEqual("accepted", self._observe(lambda: associated("10.0.0.0/16", secondary)))  # noqa: B023
