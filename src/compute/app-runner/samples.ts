/** What samples of the rules are made from. */

const CONNECTOR = {
  arn: "arn:aws:apprunner:ap-northeast-1:123456789012:vpcconnector/shop/1/0123456789abcdef0123456789abcdef",
  securityGroupIds: ["sg-0123456789abcdef0"],
  subnetIds: ["subnet-0123456789abcdef0"],
  vpcId: "vpc-0123456789abcdef0",
  tier: "isolated",
  zones: ["ap-northeast-1a"],
};

/** A connector in a tier without a way out. */
export const CONFINED = { connector: { ...CONNECTOR, internet: false } };

/** Interface endpoints for these services in the zone; a gateway endpoint for S3 of the tier. */
export const endpointsFor = (
  names: readonly string[],
  { zone = "ap-northeast-1a", tier = "isolated", vpcId = "vpc-0123456789abcdef0" } = {},
) => ({
  vpcId,
  region: "ap-northeast-1",
  interfaces: Object.fromEntries(
    names.map((name, index) => [name, { id: `vpce-0123456789abcdef${index}`, zones: [zone] }]),
  ),
  gateways: { s3: { id: "vpce-0fedcba9876543210", tiers: [tier] } },
});
