/** The way from the addresses to the targets, and the names of what lies on it. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { loadBalancerName } from "../elastic-load-balancing/name";
import { TOPOLOGIES } from "./reference";

const inputs = {
  name: loadBalancerName().describe(
    "The load balancer's or accelerator's name: once in a region and account. A change replaces it.",
  ),
  topology: t
    .oneOf(...TOPOLOGIES)
    .describe(
      "The way from the addresses to the targets. nlb-nginx: a Network Load Balancer, behind it tasks that route for themselves; nlb-alb: the same load balancer in front of an Application Load Balancer; global-accelerator: AWS Global Accelerator in front of it. See the table below.",
    )
    .default("nlb-nginx"),
  tags: t.tags(),
};

type TopologyInputs = t.InputsOf<typeof inputs>;

export const topology = t.concern({ inputs });

export const hasNetworkLoadBalancer = ({ topology }: TopologyInputs) => x.ne(topology, "global-accelerator");

export const isAccelerated = ({ topology }: TopologyInputs) => x.eq(topology, "global-accelerator");

export const isDirect = ({ topology }: TopologyInputs) => x.eq(topology, "nlb-nginx");

export const isBeforeAlb = ({ topology }: TopologyInputs) => x.eq(topology, "nlb-alb");

export const SAMPLE_ALB = {
  arn: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/app/web/0123456789abcdef",
  arnSuffix: "app/web/0123456789abcdef",
  name: "web",
  dnsName: "internal-web-1.ap-northeast-2.elb.amazonaws.com",
  zoneId: "ZWKZPGTI48KDX",
  vpcId: "vpc-0123456789abcdef0",
  securityGroups: [{ id: "sg-0123456789abcdef1", name: "alb" }],
  listeners: {
    web: {
      arn: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:listener/app/web/0123456789abcdef/0123456789abcdef",
      port: 80,
      protocol: "HTTP",
    },
  },
};

export const ACCELERATOR = { topology: "global-accelerator", loadBalancer: SAMPLE_ALB };
