/** The text of a resource's policy: as it was read, or computed from the code that makes it. */

import type { Sourced } from "../policy";
import { Doubt, hasStandIn, standIn } from "../policy/unsure";
import type { Read } from "../terraform/read";
import type { Resource } from "../terraform/resource";
import { isUnknown, type Value } from "../terraform/value";
import { type Configuration, configurationIn, type Given } from "../terraform/written/configuration";
import { called } from "../terraform/written/functions";
import { later, nameOf, waits } from "../terraform/written/later";
import { documentOf, shapeOf } from "./shapes";
import { settledIn, type Where, whereOf } from "./where";

export class Documents {
  readonly where: Where;
  private readonly code: Configuration | undefined;
  private readonly known = new Map<string, Sourced | undefined>();

  constructor(private readonly read: Read) {
    this.where = whereOf(read);
    const values = new Map(read.resources.map((resource) => [resource.address, resource.values]));
    const isPlan = read.kind !== "configuration";
    const given: Given = (one, attribute) => {
      const planned = isPlan ? values.get(one.address)?.[attribute] : undefined;
      if (isLiteral(planned)) return planned;
      const shape = shapeOf(this.where, one, attribute);
      if (shape !== undefined) return shape;
      if (one.type === "aws_iam_policy_document" && /^(minified_)?json$/.test(attribute))
        return rendered(one);
      return one.own(attribute) ?? later(standIn(`${one.address}.${attribute}`));
    };
    this.code =
      read.code.length === 0 || read.kind === "state"
        ? undefined
        : configurationIn(read.code, given, read.variables);
  }

  /** Undefined where it has none. */
  of(
    { address, values }: Resource,
    argument = "policy",
    given: Value | undefined = values[argument],
  ): Sourced | undefined {
    const key = `${address} ${argument}`;
    if (!this.known.has(key)) this.known.set(key, this.policy(address, argument, given));
    return this.known.get(key);
  }

  private policy(address: string, argument: string, given: Value | undefined): Sourced | undefined {
    if (given === undefined || given === null || given === "") return undefined;
    const text =
      this.read.kind !== "configuration" && isJson(given) ? given : this.computed(address, argument);
    if (typeof text === "string") return { source: address, policy: documentIn(address, text) };
    return {
      source: address,
      policy: new Doubt([`what the ${argument} of ${address} says is not known: ${text.reason}`]),
    };
  }

  /** What code computes of an argument; undefined where that is not known. */
  text(address: string, argument: string): string | undefined {
    const text = this.computed(address, argument);
    return typeof text === "string" ? text : undefined;
  }

  private computed(address: string, argument: string): string | { readonly reason: string } {
    if (!this.code)
      return {
        reason: "the plan does not show what it is made from; the configuration does (--configuration)",
      };
    const value = this.code.argument(address, argument);
    const text = isUnknown(value) ? (nameOf(value) ?? value) : value;
    if (typeof text === "string") return settledIn(text);
    return {
      reason: isUnknown(text) ? text.reason : "its module is not in the configuration that was given",
    };
  }
}

const isJson = (value: Value): value is string =>
  typeof value === "string" && value.trimStart().startsWith("{");

/** Known when it was planned: what is not has its resource's name, or none. */
const isLiteral = (value: Value | undefined): value is Value =>
  value !== undefined &&
  value !== null &&
  !waits(value) &&
  !/"(module\.[^"]*\.)?(data\.)?aws_\w+\./.test(JSON.stringify(value));

function rendered(one: Parameters<typeof documentOf>[0]): Value {
  const merged = ["source_policy_documents", "override_policy_documents"].find((name) => {
    const value = one.own(name);
    return value !== undefined && !(Array.isArray(value) && value.length === 0);
  });
  return merged === undefined
    ? called("jsonencode", [documentOf(one)])
    : later(standIn(`${merged} of a policy document`));
}

/** What cannot be read says nothing for sure. */
function documentIn(address: string, text: string): Sourced["policy"] {
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document === "object" && document !== null && "Statement" in document)
      return typeof document.Statement === "string"
        ? new Doubt([`what ${address} says is not known before it is applied`])
        : (document as Exclude<Sourced["policy"], Doubt>);
  } catch {
    // told below
  }
  return new Doubt([
    hasStandIn(text)
      ? `what ${address} says is not known before it is applied`
      : `the policy of ${address} is no policy that AWS would take`,
  ]);
}
