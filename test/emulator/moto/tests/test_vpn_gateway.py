from typing import Any

from corrections import vpn_gateway

from .support import CorrectionTest, client


class VpnGatewayCorrections(CorrectionTest):
    def test_route_table_knows_its_vpn_gateways(self) -> None:
        def learned() -> list[list[Any]]:
            api = client("ec2")
            vpc = api.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
            table = api.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
            gateway = api.create_vpn_gateway(Type="ipsec.1")["VpnGateway"]["VpnGatewayId"]
            between = {"RouteTableId": table, "GatewayId": gateway}

            def count() -> list[Any]:
                [shown] = api.describe_route_tables(RouteTableIds=[table])["RouteTables"]
                return [each["GatewayId"] == gateway for each in shown["PropagatingVgws"]]

            api.enable_vgw_route_propagation(**between)
            api.enable_vgw_route_propagation(**between)
            during = count()
            api.disable_vgw_route_propagation(**between)
            return [during, count()]

        self.assert_corrects(vpn_gateway.route_table_knows_its_vpn_gateways, learned, "fails", [[True], []])
