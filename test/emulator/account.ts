/** What is made once in an account, and no stack makes or takes away: GitHub's identity provider (docs/deploy.md), a bucket for flow logs. */
import { callQuery, callS3 } from "./aws-api";
import type { Emulator, Leftover } from "./emulator";

/** A stack as cdktf synthesizes it. */
export interface Configuration {
  readonly resource?: Readonly<Record<string, object>>;
  readonly data?: Readonly<Record<string, object>>;
}

const GITHUB_ISSUER = "token.actions.githubusercontent.com";
const BUCKET = /^arn:aws:s3:::[^/]+/;

const asksForGithub = ({ data = {} }: Configuration) => "aws_iam_openid_connect_provider" in data;

function bucketsOf({ resource: { aws_flow_log: flowLogs = {} } = {} }: Configuration): string[] {
  const destinations = Object.values(flowLogs).map((flowLog) => String(flowLog.log_destination));
  return destinations.flatMap((destination) => BUCKET.exec(destination) ?? []);
}

/** Makes what the stacks take for granted, and tells it from what they leave behind. */
export async function prepareAccount(
  emulator: Emulator,
  stacks: readonly Configuration[],
): Promise<(leftover: Leftover) => boolean> {
  if (stacks.some(asksForGithub)) await makeGithubsProvider(emulator);
  const buckets = new Set(stacks.flatMap(bucketsOf));
  for (const arn of buckets) await callS3(emulator, "PUT", arn.replace(/^.*:/, ""), inRegion(emulator));
  return ({ id }) => id.endsWith(GITHUB_ISSUER) || buckets.has(id);
}

const makeGithubsProvider = (emulator: Emulator) =>
  callQuery(emulator, "iam", {
    Action: "CreateOpenIDConnectProvider",
    Version: "2010-05-08",
    Url: `https://${GITHUB_ISSUER}`,
    "ClientIDList.member.1": "sts.amazonaws.com",
  });

const inRegion = ({ variables }: Emulator) =>
  `<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>${variables.AWS_REGION}</LocationConstraint></CreateBucketConfiguration>`;
