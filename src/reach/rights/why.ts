/** Why an action does not pass: the policy and the statement, and what would open it. */
import type { Mend, Obstacle } from "../answer/question";
import type { Located, Policies } from "../policy";
import { Doubt, OneOf, readable } from "../policy/unsure";
import type { Case } from "./case";

const whatOf = ({ asked: { action, target } }: Case): string => `${action} on ${readable(target.arn)}`;

export function deniedBy(one: Case, { source, id, keys }: Located): Obstacle {
  const said = keys.map((key) => `${key} is ${saidOf(one, key)}`);
  const because = said.length > 0 ? ` (${said.join(", ")})` : "";
  return {
    at: source,
    what: `${source}, ${id}, denies ${whatOf(one)}${because}`,
    mend: {
      address: source,
      change: `policy: ${id} with ${keys.length > 0 ? "a Condition that leaves this out" : "a NotAction or NotResource that leaves this out"}`,
    },
  };
}

function saidOf({ context }: Case, key: string): string {
  const [, value] = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase()) ?? [];
  if (value === null || value === undefined) return "not in the request";
  if (value instanceof OneOf) return `one of ${value.values.join(", ")}`;
  return value instanceof Doubt ? "not known" : readable(String(value));
}

/** The policies of a kind, by where they stand. */
function sourcesOf({ policies }: Case, kind: keyof Policies): string[] {
  const found = kind === "boundary" ? [policies.boundary ?? []].flat() : (policies[kind] ?? []);
  const sources = found.flatMap((policy) =>
    typeof policy === "object" && "source" in policy ? [policy.source] : [],
  );
  return [...new Set(sources)];
}

export function isMissing(one: Case, kind: keyof Policies): Obstacle {
  const sources = sourcesOf(one, kind);
  const listed = sources.join(", ");
  const { caller, asked } = one;
  switch (kind) {
    case "identity":
      return {
        at: caller.name,
        what: `no statement of the policies of ${caller.name} allows ${whatOf(one)} (${listed || "it has none"})`,
      };
    case "boundary":
      return {
        at: listed,
        what: `no statement of ${listed}, the permissions boundary of ${caller.name}, allows ${whatOf(one)}`,
      };
    case "endpoint":
      return { at: listed, what: `no statement of the policy of ${listed} lets ${whatOf(one)} pass` };
    case "resource": {
      if (caller.unsigned && !asked.target.policies)
        return { at: asked.target.address, what: `${caller.name} may not ${whatOf(one)}`.replace(",,", ",") };
      const of = listed === "" ? `${asked.target.address} has no policy that` : `no statement of ${listed}`;
      return {
        at: listed || asked.target.address,
        what: `${of} lets ${caller.name} ${asked.action} on ${readable(asked.target.arn)}`.replace(",,", ","),
      };
    }
  }
}

/** The argument of the very resource that would let it pass. */
export function mendOf(one: Case, kind: keyof Policies): Mend {
  const { asked, caller } = one;
  if (kind === "resource" && caller.unsigned) return caller.unsigned;
  const [source] = sourcesOf(one, kind);
  const principal =
    kind === "endpoint"
      ? ', Principal = "*"'
      : kind === "resource"
        ? `, Principal = ${principalOf(one)}`
        : "";
  const statement = `{ Effect = "Allow"${principal}, Action = "${asked.action}", Resource = ${resourceOf(one)} }`;
  if (source === undefined || /^arn:/.test(source)) {
    const made =
      kind === "identity" ? `an aws_iam_role_policy with role = ${caller.name}.name and` : "a policy with";
    return {
      address: kind === "identity" ? caller.name : asked.target.address,
      change: `${made} the statement ${statement}`,
    };
  }
  return { address: source, change: `policy: the statement ${statement}` };
}

const principalOf = ({ caller: { principal, ...caller } }: Case): string =>
  typeof principal === "object" && "service" in principal
    ? `{ Service = ${JSON.stringify(readable(principal.service))} }`
    : caller.role
      ? `{ AWS = ${caller.role.address}.arn }`
      : '"*"';

/** As Terraform takes it. */
function resourceOf({ asked: { target } }: Case): string {
  const { arn, resource } = target;
  if (arn === "*" || !resource) return JSON.stringify(readable(arn));
  const own = `${resource.address}.arn`;
  if (resource.type === "aws_s3_bucket" && /:::[^/]+\//.test(arn)) return `"\${${own}}/*"`;
  return resource.type === "aws_cloudwatch_log_group" ? `"\${${own}}:*"` : own;
}
