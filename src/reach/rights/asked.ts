/** What a question asks of policies: the action, on what, by whom. */
import type { Answer, Question, Yes } from "../answer/question";
import { ReachError } from "../error";
import { parsed } from "../model/containers";
import { named } from "../model/interfaces";
import type { Network } from "../model/network";
import { blocksIn, refIn, textIn } from "../terraform/value";
import type { Side } from "../walk/side";
import { definitionsOf } from "./definitions";
import { permit } from "./permit";
import type { By } from "./roles";
import { actionOn, isTarget, serviceOf, targetOf } from "./targets";

export interface RightsAsked {
  /** The service that is asked, where the question names a resource of it. */
  readonly to: string;
  readonly permit: (way: Yes, from: Side, port: number) => Answer;
}

/** Undefined where it is the network alone that is asked. */
export function rightsAsked(network: Network, question: Question): RightsAsked | undefined {
  const { to, unreadAllows = false } = question;
  const isResource = isTarget(network, to);
  if (question.action === undefined && !isResource) {
    const extra = (["resource", "by", "unreadAllows"] as const).find((name) => question[name] !== undefined);
    if (extra === undefined) return undefined;
    throw new ReachError(
      `${extra} is for a question with an action; allowed: an action such as s3:GetObject`,
    );
  }
  const action = question.action ?? actionOn(network, to);
  if (!/^[a-z0-9-]+:[a-z0-9]+$/i.test(action))
    throw new ReachError(
      `the action is ${JSON.stringify(action)}; allowed: one action, such as s3:GetObject`,
    );
  if (!isResource && !to.startsWith("aws:"))
    throw new ReachError(
      `${action} is asked of ${JSON.stringify(to)}; allowed: a service such as aws:s3, or the address of a bucket, a queue, a secret, …`,
    );
  const given = question.resource ?? (isResource ? to : withoutResource(action));
  const target = targetOf(network, network.documents, given, action);
  const by = byOf(question.by);
  return {
    to: isResource ? `aws:${serviceOf(network, to)}` : to,
    permit: (way, from, port) => {
      const asked = {
        action,
        target,
        unreadAllows,
        by: by ?? whoAsks(network, from, action, target.arn, given),
      };
      return permit(network, network.documents, asked, way, from, port !== 80);
    },
  };
}

function byOf(by: By | undefined): By | undefined {
  const allowed = ["application", "agent", "anyone"];
  if (by === undefined || allowed.includes(by)) return by;
  throw new ReachError(`by is ${JSON.stringify(by)}; allowed: ${allowed.join(", ")}`);
}

/** Service Authorization Reference: actions that are on no resource. */
const ON_NONE =
  /^(ecr:GetAuthorizationToken|ssmmessages:\w+|sts:Get\w+|s3:ListAllMyBuckets|ec2messages:\w+|ssm:UpdateInstanceInformation|xray:\w+)$/i;

function withoutResource(action: string): string {
  if (ON_NONE.test(action)) return "*";
  throw new ReachError(
    `${action} needs a resource; allowed: an ARN, the address of a bucket, a queue, a secret, …, or "*" for an action that is on none`,
  );
}

/** ECS Developer Guide, "Amazon ECS task execution IAM role". */
const OF_AGENT =
  /^(ecr:(GetAuthorizationToken|BatchCheckLayerAvailability|GetDownloadUrlForLayer|BatchGetImage)|logs:(CreateLogStream|PutLogEvents))$/i;
const READS = /^(secretsmanager:GetSecretValue|ssm:GetParameters)$/i;

function whoAsks(network: Network, from: Side, action: string, arn: string, given: string): By {
  if (OF_AGENT.test(action)) return "agent";
  const address = from.kind === "inside" ? from.member?.address : undefined;
  if (!READS.test(action) || address === undefined) return "application";
  const names = secretsOf(network, address);
  return names.some((name) => name.startsWith(arn) || name.startsWith(given)) ? "agent" : "application";
}

/** What a definition names as `secrets`. */
function secretsOf(network: Network, address: string): string[] {
  const { inventory } = network;
  const task = named(
    inventory,
    refIn(inventory.at(address)?.values.task_definition),
    "aws_ecs_task_definition",
  );
  return parsed(definitionsOf(network, task)).flatMap((container) =>
    blocksIn(container.secrets).flatMap(({ valueFrom }) => textIn(valueFrom) ?? []),
  );
}
