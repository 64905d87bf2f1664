/** A network for the examples and refused samples of this block. */
const subnet = (digit: number) => ({
  id: `subnet-0123456789abcdef${digit}`,
  cidrBlock: `10.0.${digit}.0/24`,
});

export const SAMPLE_NETWORK = {
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers: {
    public: { kind: "public", subnets: { "ap-northeast-2a": subnet(0) } },
    private: { kind: "private", subnets: { "ap-northeast-2a": subnet(1) } },
    empty: { kind: "public", subnets: {} },
  },
};

export const EXAMPLE = {
  name: "web",
  network: SAMPLE_NETWORK,
  tier: "public",
  zone: "ap-northeast-2a",
  securityGroups: [{ id: "sg-0123456789abcdef0", name: "web" }],
  instanceType: "t3.small",
};
