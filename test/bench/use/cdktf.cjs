/** The same resources with cdktf's classes alone, as one writes them: with loops. */
"use strict";
const { App, TerraformStack } = require("cdktf");
const { AwsProvider } = require("@cdktf/provider-aws/lib/provider");
const { CloudwatchLogGroup } = require("@cdktf/provider-aws/lib/cloudwatch-log-group");
const { DefaultNetworkAcl } = require("@cdktf/provider-aws/lib/default-network-acl");
const { DefaultRouteTable } = require("@cdktf/provider-aws/lib/default-route-table");
const { DefaultSecurityGroup } = require("@cdktf/provider-aws/lib/default-security-group");
const { Eip } = require("@cdktf/provider-aws/lib/eip");
const { FlowLog } = require("@cdktf/provider-aws/lib/flow-log");
const { IamRole } = require("@cdktf/provider-aws/lib/iam-role");
const { IamRolePolicy } = require("@cdktf/provider-aws/lib/iam-role-policy");
const { InternetGateway } = require("@cdktf/provider-aws/lib/internet-gateway");
const { NatGateway } = require("@cdktf/provider-aws/lib/nat-gateway");
const { NetworkAcl } = require("@cdktf/provider-aws/lib/network-acl");
const { Route } = require("@cdktf/provider-aws/lib/route");
const { RouteTable } = require("@cdktf/provider-aws/lib/route-table");
const { RouteTableAssociation } = require("@cdktf/provider-aws/lib/route-table-association");
const { SecurityGroup } = require("@cdktf/provider-aws/lib/security-group");
const { Subnet } = require("@cdktf/provider-aws/lib/subnet");
const { Vpc } = require("@cdktf/provider-aws/lib/vpc");
const { VpcSecurityGroupIngressRule } = require("@cdktf/provider-aws/lib/vpc-security-group-ingress-rule");

const ZONES = ["ap-northeast-2a", "ap-northeast-2c"];
const TIERS = { public: [0, 8], private: [32, 40], isolated: [64, 72] };
const NAT_ZONE = ZONES[0];
const ANY = { protocol: "-1", action: "allow", fromPort: 0, toPort: 0 };
const OPEN = [
  { ...ANY, ruleNo: 100, cidrBlock: "0.0.0.0/0" },
  { ...ANY, ruleNo: 101, ipv6CidrBlock: "::/0" },
];

const app = new App({ outdir: process.argv[2] });
const stack = new TerraformStack(app, "shop-dev");
new AwsProvider(stack, "aws", {
  region: "ap-northeast-2",
  defaultTags: [{ tags: { Architecture: "shop", Environment: "dev" } }],
});

const tags = (name) => ({ Name: name });
const vpc = new Vpc(stack, "vpc", {
  cidrBlock: "10.10.0.0/16",
  enableDnsHostnames: true,
  enableDnsSupport: true,
  tags: tags("shop-dev"),
});
const vpcId = vpc.id;

const closed = tags("shop-dev-default-closed");
new DefaultNetworkAcl(stack, "default_acl", {
  defaultNetworkAclId: vpc.defaultNetworkAclId,
  ingress: [],
  egress: [],
  lifecycle: { ignoreChanges: ["subnet_ids"] },
  tags: closed,
});
new DefaultRouteTable(stack, "default_routes", {
  defaultRouteTableId: vpc.defaultRouteTableId,
  route: [],
  tags: closed,
});
new DefaultSecurityGroup(stack, "default_group", { vpcId, tags: closed });
const internet = new InternetGateway(stack, "internet", { vpcId, tags: tags("shop-dev") });

const subnets = {};
for (const [tier, octets] of Object.entries(TIERS)) {
  for (const [index, zone] of ZONES.entries()) {
    subnets[`${tier}/${zone}`] = new Subnet(stack, `subnet_${tier}_${zone}`, {
      vpcId,
      availabilityZone: zone,
      cidrBlock: `10.10.${octets[index]}.0/22`,
      tags: tags(`shop-dev-${tier}-${zone}`),
    });
  }
}

const address = new Eip(stack, "nat_address", { domain: "vpc", tags: tags(`shop-dev-nat-${NAT_ZONE}`) });
const nat = new NatGateway(stack, "nat", {
  allocationId: address.allocationId,
  subnetId: subnets[`public/${NAT_ZONE}`].id,
  tags: tags(`shop-dev-nat-${NAT_ZONE}`),
  dependsOn: [internet],
});

for (const tier of Object.keys(TIERS)) {
  new NetworkAcl(stack, `acl_${tier}`, {
    vpcId,
    subnetIds: ZONES.map((zone) => subnets[`${tier}/${zone}`].id),
    ingress: OPEN,
    egress: OPEN,
    tags: tags(`shop-dev-${tier}`),
  });
  for (const zone of ZONES) {
    const table = new RouteTable(stack, `routes_${tier}_${zone}`, {
      vpcId,
      tags: tags(`shop-dev-${tier}-${zone}`),
    });
    const target = { public: { gatewayId: internet.id }, private: { natGatewayId: nat.id } }[tier];
    const route = { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0" };
    if (target) new Route(stack, `route_${tier}_${zone}`, { ...route, ...target });
    new RouteTableAssociation(stack, `association_${tier}_${zone}`, {
      routeTableId: table.id,
      subnetId: subnets[`${tier}/${zone}`].id,
    });
  }
}

const logTags = tags("shop-dev-flow-logs");
const group = new CloudwatchLogGroup(stack, "log_group", {
  name: "/aws/vpc-flow-logs/shop-dev",
  retentionInDays: 365,
  tags: logTags,
});
const role = new IamRole(stack, "log_role", {
  namePrefix: "shop-dev-",
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "vpc-flow-logs.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": vpc.ownerId } },
      },
    ],
  }),
  tags: logTags,
});
new IamRolePolicy(stack, "log_policy", {
  name: "write-flow-logs",
  role: role.id,
  policy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
        Resource: `${group.arn}:*`,
      },
    ],
  }),
});
new FlowLog(stack, "flow_log", {
  vpcId,
  trafficType: "ALL",
  logDestination: group.arn,
  iamRoleArn: role.arn,
  tags: logTags,
});

const web = new SecurityGroup(stack, "web", {
  namePrefix: "shop-web-",
  description: "Web servers of the shop",
  vpcId,
  lifecycle: { createBeforeDestroy: true },
  tags: tags("shop-web"),
});
new VpcSecurityGroupIngressRule(stack, "web_https", {
  securityGroupId: web.id,
  description: "HTTPS from inside",
  ipProtocol: "tcp",
  fromPort: 443,
  toPort: 443,
  cidrIpv4: "10.10.0.0/16",
});

app.synth();
