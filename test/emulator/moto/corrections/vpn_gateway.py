"""Virtual private gateways: the routes that they learn."""

from typing import Any

from moto.core.responses import ActionResult, EmptyResult
from moto.ec2.models.route_tables import RouteTable
from moto.ec2.responses.virtual_private_gateways import VirtualPrivateGateways

from .correction import Patch, correction


@correction
def route_table_knows_its_vpn_gateways(patch: Patch) -> None:
    """EnableVgwRoutePropagation and its opposite do not exist, and no route table has a gateway that it learns routes from.

    The provider enables it, and looks for the gateway in the table.
    """

    def propagating_vgws(self: Any) -> list[dict[str, str]]:
        return [{"GatewayId": gateway} for gateway in vars(self).get("_vpn_gateways", [])]

    def change(self: Any, gateways: list[str]) -> ActionResult:
        self.ec2_backend.get_route_table(self._get_param("RouteTableId"))._vpn_gateways = gateways
        return EmptyResult()

    def others(self: Any) -> list[str]:
        table = self.ec2_backend.get_route_table(self._get_param("RouteTableId"))
        wanted = self.ec2_backend.get_vpn_gateway(self._get_param("GatewayId")).id
        return [each["GatewayId"] for each in table.propagating_vgws if each["GatewayId"] != wanted]

    def enable_vgw_route_propagation(self: Any) -> ActionResult:
        return change(self, [*others(self), self._get_param("GatewayId")])

    def disable_vgw_route_propagation(self: Any) -> ActionResult:
        return change(self, others(self))

    patch.replace(RouteTable, "propagating_vgws", property(propagating_vgws))
    patch.replace(VirtualPrivateGateways, "enable_vgw_route_propagation", enable_vgw_route_propagation)
    patch.replace(VirtualPrivateGateways, "disable_vgw_route_propagation", disable_vgw_route_propagation)
