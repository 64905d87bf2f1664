from typing import Any

from corrections import network_acls

from .support import CorrectionTest, client


class NetworkAclCorrections(CorrectionTest):
    def test_acl_entry_keeps_its_icmp_type(self) -> None:
        unreachable = {"Type": 3, "Code": 4}

        def types() -> list[Any]:
            api = client("ec2")
            vpc = api.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
            acl = api.create_network_acl(VpcId=vpc)["NetworkAcl"]["NetworkAclId"]
            rule = {"NetworkAclId": acl, "RuleAction": "allow", "Egress": False, "CidrBlock": "10.0.0.0/16"}
            ports = {"From": 443, "To": 443}
            api.create_network_acl_entry(RuleNumber=100, Protocol="1", IcmpTypeCode=unreachable, **rule)
            api.create_network_acl_entry(RuleNumber=110, Protocol="6", PortRange=ports, **rule)
            api.create_network_acl_entry(RuleNumber=120, Protocol="1", IcmpTypeCode={"Type": -1, "Code": -1}, **rule)
            api.replace_network_acl_entry(RuleNumber=120, Protocol="1", IcmpTypeCode=unreachable, **rule)
            entries = api.describe_network_acls(NetworkAclIds=[acl])["NetworkAcls"][0]["Entries"]
            made = {entry["RuleNumber"]: entry.get("IcmpTypeCode") for entry in entries}
            return [made[100], made[110], made[120]]

        self.assert_corrects(
            network_acls.acl_entry_keeps_its_icmp_type, types, [None, None, None], [unreachable, None, unreachable]
        )
