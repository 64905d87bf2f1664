/** What samples of the rules are made from. */

export const TIER = "private";

export const subnet = (index: number) => ({
  id: `subnet-0123456789abcdef${index}`,
  cidrBlock: `10.0.${index}.0/24`,
});

export const networkOf = (tiers: object) => ({
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers,
});
