/** The environments of the application in main.ts. */
import type { Environment } from "./environment";

export type { Environment } from "./environment";

const REGION = "ap-northeast-2";

export const dev: Environment = {
  name: "dev",
  region: REGION,
  zones: [`${REGION}a`, `${REGION}c`],
  cidr: "10.10.0.0/16",
  nat: { mode: "single", zone: `${REGION}a` },
  flowLogRetentionDays: 14,
};

export const test: Environment = {
  name: "test",
  region: REGION,
  zones: [`${REGION}a`, `${REGION}c`],
  cidr: "10.20.0.0/16",
  nat: { mode: "single", zone: `${REGION}a` },
  flowLogRetentionDays: 30,
};

export const prod: Environment = {
  name: "prod",
  region: REGION,
  zones: [`${REGION}a`, `${REGION}b`, `${REGION}c`],
  cidr: "10.30.0.0/16",
  nat: { mode: "per_zone" },
  flowLogRetentionDays: 365,
};

export const environments: Readonly<Record<string, Environment>> = { dev, test, prod };
