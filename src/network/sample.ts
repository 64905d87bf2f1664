/** The network of examples, and of the samples that rules refuse. */

export const sampleSubnet = (digit: number, more: object = {}) => ({
  id: `subnet-0123456789abcdef${digit}`,
  cidrBlock: `10.0.${digit}.0/24`,
  ...more,
});

/** Subnets' numbers by the letter of their zone: `{ a: 0, c: 1 }`. */
export const sampleTier = (kind: string, numbers: Readonly<Record<string, number>>, more: object = {}) => ({
  kind,
  subnets: Object.fromEntries(
    Object.entries(numbers).map(([letter, digit]) => [`ap-northeast-2${letter}`, sampleSubnet(digit, more)]),
  ),
});

export const sampleNetwork = <T extends object>(tiers: T) => ({
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers,
});
