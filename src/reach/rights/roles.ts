/** The roles that what runs in a VPC has, and the policies of a role. */
import { named } from "../model/interfaces";
import { type Inventory, idOf } from "../model/inventory";
import { templateOf } from "../model/members/fleets";
import type { Network } from "../model/network";
import type { Sourced } from "../policy";
import { Doubt } from "../policy/unsure";
import type { Resource } from "../terraform/resource";
import { blocksIn, isUnknown, type Ref, refIn, refsIn, textIn } from "../terraform/value";
import type { Documents } from "./documents";
import { managedPolicy } from "./managed";

/** Whose role asks: the application's, or that of AWS's agent that starts it; or nobody's. */
export type By = "application" | "agent" | "anyone";

/** The argument that names it, for whoever has to give one. */
export interface RoleOf {
  readonly ref: Ref | undefined;
  readonly at: string;
  readonly argument: string;
}

/** Undefined where the end makes no calls of its own. */
export function roleOf({ inventory }: Network, address: string, by: By): RoleOf | undefined {
  const resource = inventory.at(address);
  if (!resource) return undefined;
  const { values, type } = resource;
  switch (type) {
    case "aws_ecs_service": {
      const task = named(inventory, refIn(values.task_definition), "aws_ecs_task_definition");
      const argument = by === "agent" ? "execution_role_arn" : "task_role_arn";
      return { ref: refIn(task?.values[argument]), at: task?.address ?? address, argument };
    }
    case "aws_apprunner_service": {
      const source = blocksIn(values.source_configuration).flatMap((one) =>
        blocksIn(one.authentication_configuration),
      );
      const instance = blocksIn(values.instance_configuration)[0];
      return by === "agent"
        ? { ref: refIn(source[0]?.access_role_arn), at: address, argument: "access_role_arn" }
        : { ref: refIn(instance?.instance_role_arn), at: address, argument: "instance_role_arn" };
    }
    case "aws_lambda_function":
      return { ref: refIn(values.role), at: address, argument: "role" };
    case "aws_instance":
    case "aws_spot_instance_request":
      return ofProfile(inventory, refIn(values.iam_instance_profile), address);
    case "aws_autoscaling_group": {
      const template = templateOf(values, { inventory } as Parameters<typeof templateOf>[1]);
      const [block] = blocksIn(template?.values.iam_instance_profile);
      const profile = refIn(block?.arn) ?? refIn(block?.name) ?? refIn(template?.values.iam_instance_profile);
      return ofProfile(inventory, profile, template?.address ?? address);
    }
    default:
      return undefined;
  }
}

function ofProfile(inventory: Inventory, ref: Ref | undefined, at: string): RoleOf {
  const profile = named(inventory, ref, "aws_iam_instance_profile");
  return { ref: profile ? refIn(profile.values.role) : ref, at, argument: "iam_instance_profile" };
}

export const roleNamed = ({ inventory }: Network, ref: Ref | undefined): Resource | undefined =>
  named(inventory, ref, "aws_iam_role");

export interface Rights {
  readonly identity: readonly Sourced[];
  readonly boundary: Sourced | undefined;
}

/** Inline policies, attached ones, and the permissions boundary. */
export function rightsOf({ inventory }: Network, documents: Documents, role: Resource): Rights {
  const { address, values } = role;
  if (role.mode === "data") {
    const policy = new Doubt([
      `the policies of ${address}, which a data source reads, are not in what was read`,
    ]);
    return { identity: [{ source: address, policy }], boundary: { source: address, policy } };
  }
  const inBlocks = blocksIn(values.inline_policy).flatMap(
    ({ policy }) => documents.of(role, "inline_policy.policy", policy) ?? [],
  );
  const inline = inventory.of("aws_iam_role_policy").flatMap((one) => {
    const belongs = isOf(role, refIn(one.values.role));
    const found = documents.of(one);
    return belongs === false || found === undefined ? [] : [doubted(found, belongs, address)];
  });
  const attachments = inventory
    .of("aws_iam_role_policy_attachment", "aws_iam_policy_attachment")
    .flatMap((one) => {
      const roles =
        one.type === "aws_iam_policy_attachment" ? refsIn(one.values.roles) : [refIn(one.values.role)];
      const belongs = roles.map((ref) => isOf(role, ref));
      const isOne = belongs.includes(true) || (belongs.includes("maybe") && "maybe");
      return isOne === false
        ? []
        : [
            doubted(
              policyAt(inventory, documents, refIn(one.values.policy_arn), one.address),
              isOne,
              address,
            ),
          ];
    });
  const listed = refsIn(values.managed_policy_arns).map((ref) =>
    policyAt(inventory, documents, ref, address),
  );
  const boundary = refIn(values.permissions_boundary);
  return {
    identity: [...inBlocks, ...inline, ...attachments, ...listed],
    boundary: boundary === undefined ? undefined : policyAt(inventory, documents, boundary, address),
  };
}

/** What may be attached may allow and deny. */
const doubted = (found: Sourced, belongs: true | "maybe", role: string): Sourced =>
  belongs === true
    ? found
    : { source: found.source, policy: new Doubt([`whether ${found.source} is of ${role} is not known`]) };

function isOf(role: Resource, ref: Ref | undefined): boolean | "maybe" {
  const names = [idOf(role), `${role.address}.name`, textIn(role.values.name)];
  if (ref === undefined) return false;
  if (!isUnknown(ref)) return names.includes(ref);
  return ref.candidates === undefined || ref.candidates.some((one) => names.includes(one)) ? "maybe" : false;
}

function policyAt(inventory: Inventory, documents: Documents, ref: Ref | undefined, at: string): Sourced {
  if (ref === undefined || isUnknown(ref))
    return { source: at, policy: new Doubt([`which policy ${at} attaches is not known`]) };
  const resource = named(inventory, ref, "aws_iam_policy");
  const found = resource && documents.of(resource);
  if (found) return found;
  const policy = managedPolicy(ref) ?? new Doubt([`what the policy ${ref} says is not in what was read`]);
  return { source: ref, policy };
}

/** The tags of a role are keys of its requests. */
export const tagsOf = ({ values }: Resource): Record<string, string> =>
  Object.fromEntries(
    [values.tags, values.tags_all].flatMap((tags) =>
      typeof tags === "object" && tags !== null && !isUnknown(tags) && !Array.isArray(tags)
        ? Object.entries(tags).flatMap(([key, value]) =>
            typeof value === "string" ? [[`aws:PrincipalTag/${key}`, value] as const] : [],
          )
        : [],
    ),
  );
