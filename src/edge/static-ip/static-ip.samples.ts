/** A network and a load balancer for the examples and refused samples of this block. */
const subnet = (digit: number, more: object = {}) => ({
  id: `subnet-0123456789abcdef${digit}`,
  cidrBlock: `10.0.${digit}.0/24`,
  ...more,
});

export const SAMPLE_NETWORK = {
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers: {
    public: { kind: "public", subnets: { "ap-northeast-2a": subnet(0), "ap-northeast-2c": subnet(1) } },
    private: { kind: "private", subnets: { "ap-northeast-2a": subnet(2), "ap-northeast-2c": subnet(3) } },
    empty: { kind: "public", subnets: {} },
    six: {
      kind: "public",
      subnets: { "ap-northeast-2a": subnet(4, { ipv6CidrBlock: "2001:db8:0:4::/64" }) },
    },
  },
};

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
