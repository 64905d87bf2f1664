/**
 * A block can be told of what is made from it: a network's routes lead to an attachment that stands in it. Configurations
 * whose resources name each other, on both faces; Terraform says where they wait for each other in a circle.
 */
import { mkdtempSync } from "node:fs";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ec2TransitGateway } from "@cdktf/provider-aws/lib/ec2-transit-gateway";
import { Ec2TransitGatewayVpcAttachment } from "@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment";
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { NetworkInterface } from "@cdktf/provider-aws/lib/network-interface";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import type { HanokStack } from "../../src/core/stack/stack";
import { Certificate } from "../../src/edge/certificate/certificate";
import { Dns } from "../../src/edge/dns/dns";
import { WebBucket } from "../../src/edge/web-bucket/web-bucket";
import { Network } from "../../src/network/named";
import { synthesize } from "../support/synthesize";
import { init, validate } from "../support/terraform";

jest.setTimeout(300_000);

const directory = mkdtempSync(join(tmpdir(), "hanok-circles-"));

beforeAll(() => cp(join(__dirname, "../../modules"), join(directory, "modules"), { recursive: true }));
afterAll(() => rm(directory, { recursive: true, force: true }));

async function isValid(name: string, file: string, content: string): Promise<void> {
  const here = join(directory, name);
  await mkdir(here);
  await writeFile(join(here, file), content);
  await init(here);
  await validate(here);
}

const MODULES: Readonly<Record<string, string>> = {
  "a network's routes and DNS servers": `
    module "network" {
      source = "../modules/network"
      name   = "shop"
      cidr   = "10.0.0.0/16"
      zones  = ["ap-northeast-2a", "ap-northeast-2c"]
      nat    = { mode = "single", zone = "ap-northeast-2a" }
      tiers = {
        public  = { kind = "public", slot = 0 }
        app     = { kind = "private", slot = 1 }
        guarded = { kind = "private", slot = 2, default_route = false }
      }
      routes = {
        hub   = { tiers = ["app"], destination = "10.128.0.0/9", target = { transit_gateway_id = aws_ec2_transit_gateway_vpc_attachment.this.transit_gateway_id } }
        peer  = { tiers = ["app"], destination = "10.9.0.0/16", target = { peering_connection_id = aws_vpc_peering_connection.this.id } }
        guard = { tiers = ["guarded"], destination = "0.0.0.0/0", target = { endpoint_ids = { for zone, endpoint in aws_vpc_endpoint.guard : zone => endpoint.id } } }
      }
      dhcp = { domain_name_servers = [aws_network_interface.directory.private_ip] }
    }
    resource "aws_ec2_transit_gateway" "this" {}
    resource "aws_ec2_transit_gateway_vpc_attachment" "this" {
      transit_gateway_id = aws_ec2_transit_gateway.this.id
      vpc_id             = module.network.vpc_id
      subnet_ids         = [for zone in ["ap-northeast-2a", "ap-northeast-2c"] : module.network.subnet_ids["app/\${zone}"]]
    }
    resource "aws_vpc_peering_connection" "this" {
      vpc_id      = module.network.vpc_id
      peer_vpc_id = "vpc-0123456789abcdef0"
    }
    resource "aws_vpc_endpoint" "guard" {
      for_each          = module.network.network.tiers.public.subnets
      vpc_id            = module.network.vpc_id
      service_name      = "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0"
      vpc_endpoint_type = "GatewayLoadBalancer"
      subnet_ids        = [each.value.id]
    }
    resource "aws_network_interface" "directory" {
      subnet_id = module.network.subnet_ids["app/ap-northeast-2a"]
    }
  `,
  "a bucket and endpoints that let nothing but it pass": `
    module "network" {
      source = "../modules/network"
      name   = "shop"
      cidr   = "10.0.0.0/16"
      zones  = ["ap-northeast-2a"]
      nat    = { mode = "none" }
      tiers  = { app = { kind = "private", slot = 0 } }
    }
    module "endpoints" {
      source            = "../modules/endpoints"
      name              = "shop"
      region            = "ap-northeast-2"
      network           = module.network.network
      gateway_endpoints = { s3 = { tiers = ["app"], resources = [module.assets.bucket_arn, "\${module.assets.bucket_arn}/*"] } }
    }
    module "assets" {
      source    = "../modules/edge/web-bucket"
      name      = "shop-web-123456789012"
      endpoints = module.endpoints.endpoints
    }
  `,
  "a zone's records of what its own certificate is for": `
    module "zone" {
      source = "../modules/edge/dns"
      name   = "example.org"
      records = [
        { name = "www", type = "A", alias = { dns_name = aws_lb.this.dns_name, zone_id = aws_lb.this.zone_id } },
        { name = "bare", type = "A", values = [aws_lb_listener.this.id] },
      ]
    }
    module "certificate" {
      source      = "../modules/edge/certificate"
      domain_name = "www.example.org"
      zones       = { "example.org" = module.zone.zone_id }
    }
    resource "aws_lb" "this" {
      subnets = ["subnet-0123456789abcdef0", "subnet-1123456789abcdef0"]
    }
    resource "aws_lb_listener" "this" {
      load_balancer_arn = aws_lb.this.arn
      port              = 443
      protocol          = "HTTPS"
      certificate_arn   = module.certificate.certificate_arn
      default_action {
        type = "fixed-response"
        fixed_response {
          content_type = "text/plain"
        }
      }
    }
  `,
};

it.each(Object.keys(MODULES))("%s: modules that name each other", async (name) => {
  const content = `provider "aws" {\n  region = "ap-northeast-2"\n}\n${MODULES[name]}`;
  await isValid(name.replaceAll(/\W/g, "-"), "main.tf", content);
});

/** What is named before it is made, as Terraform writes it. */
const STACKS: Readonly<Record<string, (stack: HanokStack) => void>> = {
  "a network's routes and DNS servers": (stack) => {
    const network = new Network(stack, "network", {
      name: "shop",
      cidr: "10.0.0.0/16",
      zones: ["ap-northeast-2a"],
      tiers: {
        public: { kind: "public", slot: 0 },
        app: { kind: "private", slot: 1 },
        guarded: { kind: "private", slot: 2, defaultRoute: false },
      },
      routes: {
        hub: {
          tiers: ["app"],
          destination: "10.128.0.0/9",
          target: { transitGatewayId: "${aws_ec2_transit_gateway_vpc_attachment.hub.transit_gateway_id}" },
        },
        peer: {
          tiers: ["app"],
          destination: "10.9.0.0/16",
          target: { peeringConnectionId: "${aws_vpc_peering_connection.peer.id}" },
        },
        guard: {
          tiers: ["guarded"],
          destination: "0.0.0.0/0",
          target: { endpointIds: { "ap-northeast-2a": "${aws_vpc_endpoint.guard.id}" } },
        },
      },
      dhcp: { domainNameServers: ["${aws_network_interface.directory.private_ip}"] },
    });
    const { vpcId } = network;
    const subnetIds = network.subnetIds("app");
    const hub = new Ec2TransitGateway(stack, "gateway", {});
    new Ec2TransitGatewayVpcAttachment(stack, "hub", { transitGatewayId: hub.id, vpcId, subnetIds });
    new VpcPeeringConnection(stack, "peer", { vpcId, peerVpcId: "vpc-0123456789abcdef0" });
    new VpcEndpoint(stack, "guard", {
      vpcId,
      serviceName: "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0",
      vpcEndpointType: "GatewayLoadBalancer",
      subnetIds: network.subnetIds("public"),
    });
    new NetworkInterface(stack, "directory", { subnetId: subnetIds[0] as string });
  },
  "a bucket and endpoints that let nothing but it pass": (stack) => {
    const bucket = new WebBucket(stack, "assets", {
      name: "shop-web-123456789012",
      endpointIds: { nginx: "${aws_vpc_endpoint.nginx.id}" },
    });
    new VpcEndpoint(stack, "nginx", {
      vpcId: "vpc-0123456789abcdef0",
      serviceName: "com.amazonaws.ap-northeast-2.s3",
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `${bucket.bucketArn}/*` },
        ],
      }),
    });
  },
  "a zone's records of what its own certificate is for": (stack) => {
    const zone = new Dns(stack, "zone", {
      name: "example.org",
      records: [
        { name: "www", type: "CNAME", values: ["${aws_lb_listener.https.id}"] },
        { name: "bare", type: "A", values: ["${aws_lb_listener.https.id}"] },
      ],
    });
    const certificate = new Certificate(stack, "certificate", {
      domainName: "www.example.org",
      zones: { "example.org": zone.zoneId },
    });
    const subnets = ["subnet-0123456789abcdef0", "subnet-1123456789abcdef0"];
    new LbListener(stack, "https", {
      loadBalancerArn: new Lb(stack, "front", { subnets }).arn,
      port: 443,
      protocol: "HTTPS",
      certificateArn: certificate.certificateArn,
      defaultAction: [{ type: "fixed-response", fixedResponse: { contentType: "text/plain" } }],
    });
  },
};

it.each(Object.keys(STACKS))("%s: constructs that name each other", async (name) => {
  const json = synthesize((stack) => STACKS[name]?.(stack));
  // what cannot be looked at while synthesizing is still looked at
  expect(json).toContain('"precondition"');
  await isValid(`stack-${name.replaceAll(/\W/g, "-")}`, "cdk.tf.json", json);
});
