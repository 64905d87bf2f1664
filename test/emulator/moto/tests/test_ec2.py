from corrections import ec2

from .support import FAILS, CorrectionTest, client


def subnet_with_ipv6() -> dict:
    api = client("ec2")
    vpc = api.create_vpc(CidrBlock="10.0.0.0/16", AmazonProvidedIpv6CidrBlock=True)["Vpc"]
    ranges = api.describe_vpcs(VpcIds=[vpc["VpcId"]])["Vpcs"][0]["Ipv6CidrBlockAssociationSet"]
    block = ranges[0]["Ipv6CidrBlock"].replace("/56", "/64")
    return api.create_subnet(VpcId=vpc["VpcId"], CidrBlock="10.0.0.0/24", Ipv6CidrBlock=block)["Subnet"]


def any_subnet() -> str:
    return client("ec2").describe_subnets()["Subnets"][0]["SubnetId"]


class Ec2(CorrectionTest):
    def test_subnet_is_found_by_ipv6_association(self) -> None:
        def found() -> bool:
            subnet = subnet_with_ipv6()
            association = subnet["Ipv6CidrBlockAssociationSet"][0]["AssociationId"]
            name = "ipv6-cidr-block-association.association-id"
            subnets = client("ec2").describe_subnets(Filters=[{"Name": name, "Values": [association]}])["Subnets"]
            return [found["SubnetId"] for found in subnets] == [subnet["SubnetId"]]

        self.assert_corrects(ec2.subnet_is_found_by_ipv6_association, found, FAILS, True)

    def test_subnet_of_ipv6_alone_counts_ipv4_addresses(self) -> None:
        def count() -> str:
            ec2_client = client("ec2")
            vpc = ec2_client.create_vpc(CidrBlock="10.0.0.0/16", AmazonProvidedIpv6CidrBlock=True)["Vpc"]
            [association] = ec2_client.describe_vpcs(VpcIds=[vpc["VpcId"]])["Vpcs"][0]["Ipv6CidrBlockAssociationSet"]
            block = association["Ipv6CidrBlock"].replace("/56", "/64")
            subnet = ec2_client.create_subnet(VpcId=vpc["VpcId"], Ipv6CidrBlock=block, Ipv6Native=True)["Subnet"]
            return str(subnet["AvailableIpAddressCount"])

        self.assert_corrects(
            ec2.subnet_of_ipv6_alone_counts_ipv4_addresses, count, str(2**64 - 5), "0"
        )

    def test_subnet_keeps_its_dns_settings(self) -> None:
        def settings() -> str:
            api = client("ec2")
            subnet = subnet_with_ipv6()["SubnetId"]
            api.modify_subnet_attribute(SubnetId=subnet, EnableDns64={"Value": True})
            api.modify_subnet_attribute(SubnetId=subnet, EnableResourceNameDnsAAAARecordOnLaunch={"Value": True})
            api.modify_subnet_attribute(SubnetId=subnet, PrivateDnsHostnameTypeOnLaunch="resource-name")
            [found] = api.describe_subnets(SubnetIds=[subnet])["Subnets"]
            options = found["PrivateDnsNameOptionsOnLaunch"]
            return str([found.get("EnableDns64"), options["EnableResourceNameDnsAAAARecord"], options["HostnameType"]])

        self.assert_corrects(
            ec2.subnet_keeps_its_dns_settings, settings, "[None, False, 'ip-name']", "[True, True, 'resource-name']"
        )

    def test_subnet_ipv6_range_has_a_state(self) -> None:
        def state() -> str:
            return str(subnet_with_ipv6()["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlockState"].get("State"))

        self.assert_corrects(ec2.subnet_ipv6_range_has_a_state, state, "{'State': 'associated'}", "associated")

    def test_dhcp_options_keep_their_tags(self) -> None:
        def tags() -> list:
            api = client("ec2")
            tagged = [{"ResourceType": "dhcp-options", "Tags": [{"Key": "a", "Value": "b"}]}]
            settings = [{"Key": "domain-name", "Values": ["example.org"]}]
            made = api.create_dhcp_options(DhcpConfigurations=settings, TagSpecifications=tagged)["DhcpOptions"]
            return api.describe_dhcp_options(DhcpOptionsIds=[made["DhcpOptionsId"]])["DhcpOptions"][0]["Tags"]

        self.assert_corrects(ec2.dhcp_options_keep_their_tags, tags, [], [{"Key": "a", "Value": "b"}])

    def test_transit_gateway_attachment_keeps_its_tags(self) -> None:
        def tags() -> list:
            api = client("ec2")
            vpc = api.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
            subnet = api.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
            gateway = api.create_transit_gateway()["TransitGateway"]["TransitGatewayId"]
            tagged = [{"ResourceType": "transit-gateway-attachment", "Tags": [{"Key": "a", "Value": "b"}]}]
            api.create_transit_gateway_vpc_attachment(
                TransitGatewayId=gateway, VpcId=vpc, SubnetIds=[subnet], TagSpecifications=tagged
            )
            return api.describe_transit_gateway_vpc_attachments()["TransitGatewayVpcAttachments"][0].get("Tags", [])

        self.assert_corrects(ec2.transit_gateway_attachment_keeps_its_tags, tags, [], [{"Key": "a", "Value": "b"}])

    def test_group_rule_keeps_its_description(self) -> None:
        def description() -> str | None:
            api = client("ec2")
            vpc = api.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
            group = api.create_security_group(GroupName="a", Description="a", VpcId=vpc)["GroupId"]
            peer = {"GroupId": group, "Description": "why"}
            rule = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "UserIdGroupPairs": [peer]}
            made = api.authorize_security_group_ingress(GroupId=group, IpPermissions=[rule])["SecurityGroupRules"][0]
            rules = api.describe_security_group_rules(SecurityGroupRuleIds=[made["SecurityGroupRuleId"]])
            return rules["SecurityGroupRules"][0].get("Description")

        self.assert_corrects(ec2.group_rule_keeps_its_description, description, None, "why")

    def test_default_network_acl_goes_with_its_vpc(self) -> None:
        def acls_of_deleted_vpc() -> int:
            api = client("ec2")
            vpc = api.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
            api.delete_vpc(VpcId=vpc)
            return len(api.describe_network_acls(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["NetworkAcls"])

        self.assert_corrects(ec2.default_network_acl_goes_with_its_vpc, acls_of_deleted_vpc, 1, 0)

    def test_network_interface_goes_with_its_instance(self) -> None:
        def interfaces() -> list[int]:
            api = client("ec2")
            own = api.create_network_interface(SubnetId=any_subnet())["NetworkInterface"]["NetworkInterfaceId"]
            given = [{"DeviceIndex": 0, "NetworkInterfaceId": own}]
            counts = []
            for interface in ({}, {"NetworkInterfaces": given}):
                run = api.run_instances(ImageId="ami-12c6146b", MinCount=1, MaxCount=1, **interface)
                api.terminate_instances(InstanceIds=[run["Instances"][0]["InstanceId"]])
                counts.append(len(api.describe_network_interfaces()["NetworkInterfaces"]))
            return counts

        # the interface that was given to the second instance is the user's, and stays
        self.assert_corrects(ec2.network_interface_goes_with_its_instance, interfaces, [2, 2], [1, 1])

    def test_network_interface_goes_with_its_nat_gateway(self) -> None:
        def interfaces() -> int:
            api = client("ec2")
            gateway = api.create_nat_gateway(SubnetId=any_subnet(), ConnectivityType="private")["NatGateway"]
            api.delete_nat_gateway(NatGatewayId=gateway["NatGatewayId"])
            return len(api.describe_network_interfaces()["NetworkInterfaces"])

        self.assert_corrects(ec2.network_interface_goes_with_its_nat_gateway, interfaces, 1, 0)

    def test_deleted_transit_gateway_attachment_is_still_shown(self) -> None:
        def states() -> list[str]:
            api = client("ec2")
            vpc = api.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
            subnet = api.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
            gateway = api.create_transit_gateway()["TransitGateway"]["TransitGatewayId"]
            made = api.create_transit_gateway_vpc_attachment(TransitGatewayId=gateway, VpcId=vpc, SubnetIds=[subnet])
            name = made["TransitGatewayVpcAttachment"]["TransitGatewayAttachmentId"]
            api.delete_transit_gateway_vpc_attachment(TransitGatewayAttachmentId=name)
            found = api.describe_transit_gateway_vpc_attachments()["TransitGatewayVpcAttachments"]
            return [attachment["State"] for attachment in found]

        self.assert_corrects(ec2.deleted_transit_gateway_attachment_is_still_shown, states, [], ["deleted"])

    def test_default_route_table_goes_with_its_transit_gateway(self) -> None:
        def tables() -> int:
            api = client("ec2")
            gateway = api.create_transit_gateway()["TransitGateway"]["TransitGatewayId"]
            api.delete_transit_gateway(TransitGatewayId=gateway)
            return len(api.describe_transit_gateway_route_tables()["TransitGatewayRouteTables"])

        self.assert_corrects(ec2.default_route_table_goes_with_its_transit_gateway, tables, 1, 0)

    def test_launch_template_keeps_its_tags_to_itself(self) -> None:
        def tagged() -> list[str]:
            api = client("ec2")
            data = {
                "ImageId": "ami-12c6146b",
                "TagSpecifications": [{"ResourceType": "instance", "Tags": [{"Key": "a", "Value": "b"}]}],
            }
            own = [{"ResourceType": "launch-template", "Tags": [{"Key": "c", "Value": "d"}]}]
            api.create_launch_template(LaunchTemplateName="l", LaunchTemplateData=data, TagSpecifications=own)
            made = api.describe_launch_template_versions(LaunchTemplateName="l")["LaunchTemplateVersions"][0]
            return [tags["ResourceType"] for tags in made["LaunchTemplateData"]["TagSpecifications"]]

        wrong, right = ["instance", "launch-template"], ["instance"]
        self.assert_corrects(ec2.launch_template_keeps_its_tags_to_itself, tagged, wrong, right)

    def test_launch_template_has_its_present_tags(self) -> None:
        def tagged() -> list:
            api = client("ec2")
            own = [{"ResourceType": "launch-template", "Tags": [{"Key": "Team", "Value": "shop"}]}]
            data = {"ImageId": "ami-12c6146b", "InstanceType": "t3.micro"}
            made = api.create_launch_template(LaunchTemplateName="l", LaunchTemplateData=data, TagSpecifications=own)
            template = [made["LaunchTemplate"]["LaunchTemplateId"]]
            api.create_tags(Resources=template, Tags=[{"Key": "Owner", "Value": "shop"}])
            api.delete_tags(Resources=template, Tags=[{"Key": "Team"}])
            return [tag["Key"] for tag in api.describe_launch_templates()["LaunchTemplates"][0]["Tags"]]

        self.assert_corrects(ec2.launch_template_has_its_present_tags, tagged, ["Team"], ["Owner"])

    def test_launch_template_version_has_user_data(self) -> None:
        def started() -> int:
            api = client("ec2")
            data = {"ImageId": "ami-12c6146b", "InstanceType": "t3.micro", "UserData": "ZWNobyAx"}
            api.create_launch_template(LaunchTemplateName="l", LaunchTemplateData=data)
            api.create_launch_template_version(LaunchTemplateName="l", LaunchTemplateData=data)
            template = {"LaunchTemplateName": "l", "Version": "2"}
            group = client("autoscaling")
            group.create_auto_scaling_group(
                AutoScalingGroupName="g",
                LaunchTemplate=template,
                MinSize=1,
                MaxSize=1,
                AvailabilityZones=["eu-west-1a"],
            )
            return len(group.describe_auto_scaling_groups()["AutoScalingGroups"][0]["Instances"])

        self.assert_corrects(ec2.launch_template_version_has_user_data, started, FAILS, 1)
