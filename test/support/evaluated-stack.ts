/**
 * A synthesized stack with its expressions computed by the real Terraform and nothing applied: every resource instance
 * with its arguments. What only AWS gives stands as a text of its own, the same wherever it is referred to, so that
 * `subnet_id` of one resource can be followed to `id` of another.
 */
import { outputsOf } from "../core/expressions/evaluate";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Body = Record<string, Json>;

/** One instance of a resource: `aws_subnet.network["app/ap-northeast-2a"]`. */
export interface Instance {
  readonly address: string;
  readonly type: string;
  readonly body: Body;
}

interface Synthesized {
  readonly locals?: Body;
  readonly resource: Record<string, Record<string, Body>>;
}

/** Every instance of every resource of the stack; those of `opaque` types without their arguments. */
export function evaluateStack(json: string, opaque: readonly string[] = []): Instance[] {
  const { locals = {}, resource } = JSON.parse(json) as Synthesized;
  const instances = Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).flatMap(([name, body]) =>
      opaque.includes(type) ? [{ address: `${type}.${name}`, type, body: {} }] : expand(type, name, body),
    ),
  );
  const outputs = outputsOf({
    locals: withSpecimens(locals),
    output: { instances: { value: withSpecimens(instances as unknown as Json) } },
  });
  return followed(outputs.instances as unknown as Instance[]);
}

/** Another's id that was given as an argument reads as that id: an association's `subnet_id` as the subnet's `id`. */
function followed(instances: readonly Instance[]): Instance[] {
  const given = new Map(
    instances.flatMap(({ address, body }) =>
      Object.entries(body).flatMap(([name, value]) =>
        typeof value === "string" && name.endsWith("_id") ? [[specimen(address, name), value] as const] : [],
      ),
    ),
  );
  const follow = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(follow);
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, follow(item)]));
    const next = typeof value === "string" ? given.get(value) : undefined;
    return next === undefined ? value : follow(next);
  };
  return instances.map((instance) => ({ ...instance, body: follow(instance.body) as Body }));
}

/** What a reference to the attribute reads as: `id` of a subnet's address. */
export const specimen = (address: string, attribute: string): string => {
  const [type = ""] = address.replace(/^(module\.[\w-]+(\[[^\]]*\])?\.)*(data\.)?/, "").split(".");
  const plain = `${address.replaceAll('"', "")}.${attribute}`;
  if (attribute === "repository_url") return `123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/${plain}`;
  // ranges of subnets are computed of it
  if (attribute === "ipv6_cidr_block") return "2001:db8::/56";
  return /(^|_)arn$/.test(attribute)
    ? `arn:aws:${serviceOf(type)}:ap-northeast-2:123456789012:${KINDS[type] ?? ""}${plain}`
    : plain;
};

const SERVICES: Readonly<Record<string, string>> = {
  cloudwatch: "logs",
  lb: "elasticloadbalancing",
  vpc: "ec2",
};

/** Where code replaces a part of an ARN. */
const KINDS: Readonly<Record<string, string>> = { aws_ecs_cluster: "cluster/" };

const serviceOf = (type: string) => {
  const word = type.split("_")[1] ?? "";
  return SERVICES[word] ?? word;
};

function expand(type: string, name: string, { for_each: each, ...all }: Body): Instance[] {
  const body = argumentsIn(all) as Body;
  if (each === undefined) return [{ address: `${type}.${name}`, type, body }];
  if (typeof each !== "object" || each === null || Array.isArray(each))
    throw new Error(`${type}.${name} is repeated over an expression: ${JSON.stringify(each)}`);
  return Object.entries(each).map(([key, value]) => ({
    address: `${type}.${name}[${JSON.stringify(key)}]`,
    type,
    body: filled(body, key, value) as Body,
  }));
}

/** Without what is no argument: Terraform's own, and nested blocks that it would repeat. */
function argumentsIn(value: Json): Json {
  if (Array.isArray(value)) return value.map(argumentsIn);
  if (typeof value !== "object" || value === null) return value;
  const given = Object.entries(value).filter(
    ([name]) => !["dynamic", "lifecycle", "depends_on"].includes(name),
  );
  return Object.fromEntries(given.map(([name, item]) => [name, argumentsIn(item)]));
}

/** `each.key` and `each.value` put in. */
function filled(value: Json, key: string, each: Json): Json {
  if (Array.isArray(value)) return value.map((item) => filled(item, key, each));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, filled(item, key, each)]));
  if (typeof value !== "string") return value;
  const whole = /^\$\{each\.value((?:\.\w+)*)\}$/.exec(value);
  if (whole) return inside(each, whole[1] ?? "");
  return value
    .replace(/\beach\.key\b/g, () => JSON.stringify(key))
    .replace(/\beach\.value((?:\.\w+)*)/g, (_, path: string) => codeOf(inside(each, path)));
}

/** A value in the middle of code; what is code itself stands there as such. */
function codeOf(value: Json): string {
  const whole = typeof value === "string" ? /^\$\{([^{}]*)\}$/.exec(value) : null;
  return whole?.[1] ?? JSON.stringify(value);
}

function inside(value: Json, path: string): Json {
  return path
    .split(".")
    .slice(1)
    .reduce<Json>((at, name) => {
      if (typeof at !== "object" || at === null || Array.isArray(at) || !(name in at))
        throw new Error(`for_each has no ${path}`);
      return at[name] as Json;
    }, value);
}

const REFERENCE =
  /\b((?:(?:data\.)?aws_\w+|terraform_data)\.[\w-]+(?:\["[^"]*"\])?)\.(\w+(?:\[\d+\]\.\w+)*)/g;

function withSpecimens<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map(withSpecimens) as T;
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withSpecimens(item)])) as T;
  if (typeof value !== "string" || !value.includes("${")) return value;
  // what waits for a resource counts its instances
  return value
    .replace(/\blength\(aws_\w+\.[\w-]+\)/g, "0")
    .replace(REFERENCE, (_, address: string, attribute: string) =>
      JSON.stringify(specimen(address, attribute)),
    ) as T;
}
