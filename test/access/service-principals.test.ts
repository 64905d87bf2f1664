/**
 * Who else's resource could make an AWS service use a role or a bucket of ours: every grant to a service principal, of all
 * modules and all stacks, held against what AWS says of the service.
 */
import { Testing } from "cdktf";
import { blocks } from "../../src/blocks";
import { moduleJson } from "../../src/core/module/emit";
import { dev, prod, test as testing } from "../../src/environments";
import { AppRunnerStack } from "../../src/stacks/app-runner";
import { Ec2WebStack } from "../../src/stacks/ec2-web";
import { PrivateEcsStack } from "../../src/stacks/private-ecs";
import { StaticIpWebStack } from "../../src/stacks/static-ip-web";
import { ThreeTierStack } from "../../src/stacks/three-tier";

const BOTH = ["aws:SourceAccount", "aws:SourceArn"];

/** The condition keys of each service's grants; none where AWS documents none, since a key that is not sent denies all. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  // Amazon CloudFront Developer Guide, "Restrict access to an Amazon S3 origin": the distribution's ARN, which has the account
  "cloudfront.amazonaws.com": ["aws:SourceArn"],
  // AWS CodeDeploy User Guide, "Cross-service confused deputy prevention"
  "codedeploy.amazonaws.com": BOTH,
  // Network Load Balancers guide, "Enable access logs"; Amazon CloudWatch Logs User Guide, "Enable logging from AWS services"
  "delivery.logs.amazonaws.com": BOTH,
  // Amazon ECS Developer Guide, "Amazon ECS task IAM role"
  "ecs-tasks.amazonaws.com": BOTH,
  // Amazon RDS User Guide, "Preventing cross-service confused deputy problems"
  "monitoring.rds.amazonaws.com": BOTH,
  // Amazon Route 53 Developer Guide, "Public DNS query logging": permissions, with its confused deputy conditions
  "route53.amazonaws.com": BOTH,
  // Amazon VPC User Guide, "IAM role for publishing flow logs to CloudWatch Logs"
  "vpc-flow-logs.amazonaws.com": BOTH,

  // AWS App Runner Developer Guide, "How App Runner works with IAM": the trust of both roles, without conditions
  "build.apprunner.amazonaws.com": [],
  "tasks.apprunner.amazonaws.com": [],
  // Amazon EC2 User Guide, "IAM roles for Amazon EC2": the instance takes the role, which IAM lets nobody pass across accounts
  "ec2.amazonaws.com": [],
  // Amazon ECS Developer Guide, "Amazon ECS infrastructure IAM role": its trust, without conditions
  "ecs.amazonaws.com": [],
  // Application Load Balancers guide, "Enable access logs": no condition; the account is in the path that may be written
  "logdelivery.elasticloadbalancing.amazonaws.com": [],
};

interface Grant {
  readonly service: string;
  readonly keys: readonly string[];
}

const isKey = /"(aws:Source(?:Account|Arn))"/g;

/** Every statement with a service as its principal, whether it is JSON or an expression. */
function grants(text: string): Grant[] {
  const plain = text.replaceAll(/\\+"/g, '"');
  return [...plain.matchAll(/\bService"? *[:=] *"([a-z0-9.-]+)"/g)].map((found) => {
    const principal = opening(plain, found.index);
    const start = opening(plain, principal);
    const keys = [...plain.slice(start, closing(plain, start)).matchAll(isKey)].map(([, key = ""]) => key);
    return { service: found[1] as string, keys: [...new Set(keys)].sort() };
  });
}

/** The brace that is open where the text ends. */
function opening(text: string, end: number): number {
  let depth = 0;
  for (let index = end - 1; index >= 0; index -= 1) {
    if (text[index] === "}") depth += 1;
    if (text[index] === "{") depth -= 1;
    if (depth < 0) return index;
  }
  throw new Error(`no statement around ${text.slice(end, end + 80)}`);
}

function closing(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === "{") depth += 1;
    if (text[index] === "}") depth -= 1;
    if (depth === 0) return index;
  }
  throw new Error(`a statement without an end: ${text.slice(start, start + 80)}`);
}

const modules = blocks.map((block) => [block.path, grants(JSON.stringify(moduleJson(block)))] as const);

const STACKS = [AppRunnerStack, Ec2WebStack, PrivateEcsStack, StaticIpWebStack, ThreeTierStack];
const stacks = STACKS.flatMap((Stack) =>
  [dev, testing, prod].map((environment) => {
    const stack = new Stack(Testing.app(), environment);
    return [`${Stack.name} in ${environment.name}`, grants(Testing.synth(stack))] as const;
  }),
);

const all = [...modules, ...stacks].filter(([, found]) => found.length > 0);

it.each(all)("%s grants to services for this account alone, as far as AWS says how", (_, found) => {
  expect(found).toEqual(found.map(({ service }) => ({ service, keys: KEYS[service] })));
});

it("finds every principal of the table, and flow logs in every stack", () => {
  const found = all.flatMap(([, some]) => some.map(({ service }) => service));
  expect([...new Set(found)].sort()).toEqual(Object.keys(KEYS).sort());
  for (const [, some] of stacks)
    expect(some).toContainEqual({ service: "vpc-flow-logs.amazonaws.com", keys: BOTH });
});
