/** The account and the region that everything is in, as far as what was read says so. */
import { standIn } from "../policy/unsure";
import type { Read } from "../terraform/read";
import { textIn } from "../terraform/value";

export interface Where {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** Whether what was read is in several accounts. */
  readonly isShared: boolean;
}

/** In code that is computed, these stand for what is not known: code may take an ARN apart, and looks at its form. */
const SOME_ACCOUNT = "000000000000";
const SOME_REGION = "xx-unknown-0";

export function whereOf({ resources, region: written }: Read): Where {
  const arns = resources.flatMap(({ mode, values }) =>
    mode === "managed" ? (textIn(values.arn) ?? []) : [],
  );
  const of = (type: string, ...names: string[]) =>
    resources
      .filter((resource) => resource.type === type && resource.mode === "data")
      .flatMap(({ values }) => names.flatMap((name) => textIn(values[name]) ?? []));
  const isAccount = (text: string) => /^\d{12}$/.test(text);
  const isRegion = (text: string) => /^[a-z]{2}(-[a-z]+)+-\d$/.test(text);
  const parts = arns.map((arn) => arn.split(":"));
  const zones = resources.flatMap(({ values }) => textIn(values.availability_zone) ?? []);
  const callers = of("aws_caller_identity", "account_id");
  const [account, ...others] = new Set([...callers, ...parts.map((part) => part[4] ?? "")].filter(isAccount));
  const region = [
    ...(written === undefined ? [] : [written]),
    ...of("aws_region", "region", "name", "id"),
    ...parts.map((part) => part[3] ?? ""),
    ...zones.map((zone) => zone.replace(/[a-z]$/, "")),
  ].find(isRegion);
  return {
    account: account ?? SOME_ACCOUNT,
    region: region ?? SOME_REGION,
    partition: partitionOf(region ?? SOME_REGION),
    isShared: others.length > 0,
  };
}

const partitionOf = (region: string): string =>
  region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";

/** What code computed, with what is not known told apart. */
export const settledIn = (text: string): string =>
  text
    .replaceAll(SOME_ACCOUNT, standIn("ACCOUNT"))
    .replaceAll(SOME_REGION, standIn("REGION"))
    .replaceAll("(known after apply)", standIn("?"));
