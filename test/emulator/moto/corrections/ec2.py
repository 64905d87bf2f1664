"""EC2: subnets with an IPv6 range, tags that are dropped on creation, parts that outlive the whole."""

from typing import Any

from moto.ec2.models import EC2Backend
from moto.ec2.models.instances import Instance
from moto.ec2.models.launch_templates import LaunchTemplate
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ec2.models.subnets import Subnet
from moto.ec2.responses.dhcp_options import DHCPOptions
from moto.ec2.responses.launch_templates import LaunchTemplates
from moto.ec2.responses.subnets import Subnets
from moto.ec2.responses.transit_gateway_attachments import TransitGatewayAttachment
from moto.ec2.utils import parse_user_data

from .correction import Patch, correction


@correction
def subnet_is_found_by_ipv6_association(patch: Patch) -> None:
    """DescribeSubnets has no filter `ipv6-cidr-block-association.association-id` and answers with an error.

    The provider waits for a subnet's IPv6 range with that filter.
    """
    original = Subnet.get_filter_value

    def get_filter_value(self: Any, filter_name: str, method_name: str | None = None) -> Any:
        if filter_name == "ipv6-cidr-block-association.association-id":
            return list(self.ipv6_cidr_block_associations)
        return original(self, filter_name, method_name)

    patch.replace(Subnet, "get_filter_value", get_filter_value)


@correction
def subnet_ipv6_range_has_a_state(patch: Patch) -> None:
    """The state of a subnet's IPv6 range comes back as a structure inside a structure.

    The provider reads one word, `associated`, and waits for it until it times out.
    """

    def associations(self: Any) -> list[dict[str, Any]]:
        return [
            {
                "ipv6CidrBlock": association["ipv6CidrBlock"],
                "associationId": association["associationId"],
                "ipv6CidrBlockState": {"state": association["ipv6CidrBlockState"]["State"]},
            }
            for association in self.ipv6_cidr_block_associations.values()
            if association["ipv6CidrBlockState"]["State"] == "associated"
        ]

    patch.replace(Subnet, "ipv6_cidr_block_association_set", property(associations))


@correction
def subnet_of_ipv6_alone_counts_ipv4_addresses(patch: Patch) -> None:
    """A subnet of IPv6 alone says how many IPv6 addresses are free, which is more than the API's integer holds.

    It is the number of free IPv4 addresses (EC2 API Reference, Subnet: AvailableIpAddressCount); the provider reads no other.
    """
    original = Subnet.available_ip_address_count.fget

    def available(self: Any) -> int:
        return 0 if self.ipv6_native else original(self)

    patch.replace(Subnet, "available_ip_address_count", property(available))


@correction
def subnet_keeps_its_dns_settings(patch: Patch) -> None:
    """ModifySubnetAttribute forgets DNS64, AAAA records and the kind of names that instances have.

    The provider sets them after the creation, and waits for them until it times out.
    """
    original = Subnets.modify_subnet_attribute

    def modify_subnet_attribute(self: Any) -> Any:
        subnet = self.ec2_backend.get_subnet(self._get_param("SubnetId"))
        dns64 = self._get_param("EnableDns64.Value")
        if dns64 is not None:
            subnet.enable_dns64 = dns64
        options = subnet.private_dns_name_options_on_launch
        records = self._get_param("EnableResourceNameDnsAAAARecordOnLaunch.Value")
        if records is not None:
            options["EnableResourceNameDnsAAAARecord"] = records
        hostnames = self._get_param("PrivateDnsHostnameTypeOnLaunch")
        if hostnames is not None:
            options["HostnameType"] = hostnames
        return original(self)

    patch.replace(Subnets, "modify_subnet_attribute", modify_subnet_attribute)


@correction
def dhcp_options_keep_their_tags(patch: Patch) -> None:
    """CreateDhcpOptions drops the tags that it is given.

    The provider sends them with the creation only, so that they drift for ever.
    """
    original = DHCPOptions.create_dhcp_options

    def create_dhcp_options(self: Any) -> Any:
        answer = original(self)
        answer.result["DhcpOptions"].add_tags(self._parse_tag_specification().get("dhcp-options", {}))
        return answer

    patch.replace(DHCPOptions, "create_dhcp_options", create_dhcp_options)


@correction
def transit_gateway_attachment_keeps_its_tags(patch: Patch) -> None:
    """CreateTransitGatewayVpcAttachment looks for the tags of a route table and so drops those of the attachment.

    The provider sends them with the creation only, so that they drift for ever.
    """
    original = TransitGatewayAttachment.create_transit_gateway_vpc_attachment

    def create_transit_gateway_vpc_attachment(self: Any) -> Any:
        answer = original(self)
        tags = self._parse_tag_specification().get("transit-gateway-attachment", {})
        answer.result["TransitGatewayVpcAttachment"].add_tags(tags)
        return answer

    patch.replace(
        TransitGatewayAttachment, "create_transit_gateway_vpc_attachment", create_transit_gateway_vpc_attachment
    )


@correction
def default_network_acl_goes_with_its_vpc(patch: Patch) -> None:
    """DeleteVpc removes the VPC's default group and main route table, but leaves its default network ACL."""
    original = EC2Backend.delete_vpc

    def delete_vpc(self: Any, vpc_id: str) -> Any:
        vpc = original(self, vpc_id)
        for acl in [acl for acl in self.network_acls.values() if acl.vpc_id == vpc_id]:
            del self.network_acls[acl.id]
        return vpc

    patch.replace(EC2Backend, "delete_vpc", delete_vpc)


@correction
def network_interface_goes_with_its_instance(patch: Patch) -> None:
    """The network interface that is made with an instance stays when the instance is terminated.

    AWS deletes it, unless told otherwise; here an interface that nobody knows of is left in the subnet.
    """
    original = Instance.prep_nics

    def prep_nics(self: Any, nic_spec: list[dict[str, Any]], *args: Any, **kwargs: Any) -> None:
        interfaces = nic_spec or [{"DeviceIndex": 0}]
        for interface in interfaces:
            if not interface.get("NetworkInterfaceId"):
                interface.setdefault("DeleteOnTermination", True)
        original(self, interfaces, *args, **kwargs)

    patch.replace(Instance, "prep_nics", prep_nics)


@correction
def network_interface_goes_with_its_nat_gateway(patch: Patch) -> None:
    """The network interface that is made with a NAT gateway stays when the gateway is deleted."""
    original = EC2Backend.delete_nat_gateway

    def delete_nat_gateway(self: Any, nat_gateway_id: str) -> Any:
        gateway = original(self, nat_gateway_id)
        self.enis.pop(gateway._eni.id, None)
        return gateway

    patch.replace(EC2Backend, "delete_nat_gateway", delete_nat_gateway)


@correction
def deleted_transit_gateway_attachment_is_still_shown(patch: Patch) -> None:
    """A deleted attachment vanishes at once, but its association and propagation stay.

    AWS shows it as `deleted` for a while, which is what the provider waits for; not finding it is an error.
    """
    original = EC2Backend.delete_transit_gateway_vpc_attachment

    def delete_transit_gateway_vpc_attachment(self: Any, transit_gateway_attachment_id: str) -> Any:
        attachment = original(self, transit_gateway_attachment_id)
        self.transit_gateway_attachments[transit_gateway_attachment_id] = attachment
        self.transit_gateway_associations.pop(transit_gateway_attachment_id, None)
        self.transit_gateway_propagations.pop(transit_gateway_attachment_id, None)
        return attachment

    patch.replace(EC2Backend, "delete_transit_gateway_vpc_attachment", delete_transit_gateway_vpc_attachment)


@correction
def default_route_table_goes_with_its_transit_gateway(patch: Patch) -> None:
    """DeleteTransitGateway leaves the route table that was made with the gateway."""
    original = EC2Backend.delete_transit_gateway

    def delete_transit_gateway(self: Any, transit_gateway_id: str) -> Any:
        gateway = original(self, transit_gateway_id)
        tables = self.transit_gateways_route_tables
        for table in [table for table in tables.values() if table.transit_gateway_id == transit_gateway_id]:
            if table.default_association_route_table:
                del tables[table.id]
        return gateway

    patch.replace(EC2Backend, "delete_transit_gateway", delete_transit_gateway)


@correction
def group_rule_keeps_its_description(patch: Patch) -> None:
    """The description of a security group rule is kept for address ranges only.

    A rule whose peer is a group or a prefix list comes back without one, which shows as a change for ever.
    """

    original = SecurityGroupRule.__init__

    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        peers = [peer for peer in (*args, *kwargs.values()) if isinstance(peer, dict) and "Description" in peer]
        self.peer_description = peers[0]["Description"] if peers else None

    def description(self: Any) -> str | None:
        return self.ip_range.get("Description") or self.peer_description

    patch.replace(SecurityGroupRule, "__init__", init)
    patch.replace(SecurityGroupRule, "description", property(description))


@correction
def launch_template_keeps_its_tags_to_itself(patch: Patch) -> None:
    """The tags of a launch template come back as tags of what it launches, too.

    The provider reads them as a tag specification, and makes a new version in every plan.
    """
    original = LaunchTemplates.create_launch_template

    def create_launch_template(self: Any) -> Any:
        answer = original(self)
        template = self.ec2_backend.get_launch_template(answer.result["LaunchTemplate"]["LaunchTemplateId"])
        data = template.default_version().data
        launched = [tags for tags in data.get("TagSpecifications", []) if tags["ResourceType"] != "launch-template"]
        data.pop("TagSpecifications", None)
        if launched:
            data["TagSpecifications"] = launched
        return answer

    patch.replace(LaunchTemplates, "create_launch_template", create_launch_template)


@correction
def launch_template_has_its_present_tags(patch: Patch) -> None:
    """A launch template shows the tags that it was made with, whatever became of them."""
    present = property(lambda self: self.get_tags(), lambda self, tags: None)
    patch.replace(LaunchTemplate, "tags", present)


@correction
def launch_template_version_has_user_data(patch: Patch) -> None:
    """User data of a further version of a launch template is not read as Base64, and no instance starts from it."""
    original = LaunchTemplate.create_version

    def create_version(self: Any, data: dict[str, Any], description: str) -> Any:
        if isinstance(data.get("UserData"), str):
            data["UserData"] = parse_user_data(data["UserData"])
        return original(self, data, description)

    patch.replace(LaunchTemplate, "create_version", create_version)
