/** A PostgreSQL database in an isolated tier, and what is synthesized of it. */
import { Database } from "../../../src/data/database/database";
import type { DatabaseProps } from "../../../src/data/database/database.props";
import { resourcesOf, synthesize } from "../../support/synthesize";

const subnet = (digit: number) => ({
  id: `subnet-0123456789abcdef${digit}`,
  cidrBlock: `10.0.${digit}.0/24`,
});
export const network = {
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers: {
    app: {
      kind: "private" as const,
      subnets: { "ap-northeast-2a": subnet(2), "ap-northeast-2c": subnet(3) },
    },
    data: {
      kind: "isolated" as const,
      subnets: { "ap-northeast-2a": subnet(0), "ap-northeast-2c": subnet(1) },
    },
  },
};
export const OWN = { password: "own", masterPassword: "correct-horse-battery" } as const;

export const database = (props: Partial<DatabaseProps> = {}) =>
  synthesize(
    (stack) =>
      void new Database(stack, "database", {
        name: "shop",
        network,
        tier: "data",
        engine: "postgres",
        engineVersion: "17",
        instanceClass: "db.m7g.large",
        ...props,
      }),
  );

export const body = (json: string, type: string, name = "database") => {
  const { "//": _, ...made } = resourcesOf(json)[type]?.[name] ?? {};
  return made as Record<string, unknown>;
};
