/** Binds what a plan does not know to the resources that the configuration refers to there. */

import { filled, isCode, type RootCode, referencesIn } from "./code";
import {
  type ConfigurationModule,
  type ConfigurationResource,
  type Expression,
  expressionsAt,
  isOfAllBlocks,
  type ModuleCall,
  mayBeOf,
  parentOf,
  stepsOf,
} from "./configuration";
import { attributeFor, isExpected, isList, isTyped } from "./expected";
import { placeOf, type ShownResource } from "./resource";
import { Unknown, type Value, type Values } from "./value";

/** What something not yet known reads as: the resource's address and the attribute. */
export const specimen = (address: string, attribute: string): string => `${address}.${attribute}`;

type Path = readonly (string | number)[];

interface Found {
  readonly ids: { readonly id: string; readonly type: string | undefined }[];
  /** Something that is in no plan, such as a local. */
  readonly missing: string[];
  /** What may have chosen among several: a variable, or a repeated resource that is named without a key. */
  readonly chooses: boolean;
  /** The code and the references on the way. */
  readonly mentions: readonly string[];
}

/** Where an expression stands. */
interface Scope {
  readonly module: string;
  readonly key: string | undefined;
  readonly forEach: Expression | undefined;
  readonly argument: string;
  readonly depth: number;
}

const NOTHING: Found = { ids: [], missing: [], chooses: false, mentions: [] };
const CHOOSES: Found = { ...NOTHING, chooses: true };
const missing = (what: string): Found => ({ ...NOTHING, missing: [what] });
const all = (found: readonly Found[]): Found => ({
  ids: found.flatMap(({ ids }) => ids),
  missing: found.flatMap(({ missing }) => missing),
  chooses: found.some(({ chooses }) => chooses),
  mentions: found.flatMap(({ mentions }) => mentions),
});

const TOO_DEEP = 40;
const RESOURCE = /^((?:data\.)?[a-z][a-z0-9]*_\w+\.[\w-]+)(\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?(?:\.(.+))?$/;

export class Binder {
  private readonly blocks = new Map<ConfigurationModule, Map<string, ConfigurationResource>>();
  private readonly repeated = new Map<string, ShownResource[]>();

  constructor(
    private readonly root: ConfigurationModule,
    shown: readonly ShownResource[],
    /** The root module's code, where it was given. */
    private readonly code: RootCode | undefined,
  ) {
    for (const resource of shown) {
      const { module, local } = placeOf(resource.address);
      const key = `${module}|${local}`;
      const same = this.repeated.get(key);
      if (same) same.push(resource);
      else this.repeated.set(key, [resource]);
    }
  }

  /** Undefined where the configuration says nothing: what AWS chooses. */
  value(resource: ShownResource, path: Path): Value | undefined {
    const { module, local, key } = placeOf(resource.address);
    const configured = this.configured(module, local);
    const found = expressionsAt(configured?.expressions, path, (resource.values ?? {}) as Values);
    const references = found.filter(refers);
    const argument = argumentOf(path);
    if (references.length === 0)
      return this.isDynamic(configured, path) ? this.inDynamic(resource, path, argument) : undefined;
    const scope = { module, key, forEach: configured?.for_each_expression, argument, depth: 0 };
    if (isOfAllBlocks(configured?.expressions, path, (resource.values ?? {}) as Values))
      return this.bound(this.inBlocks(resource, path, references, scope), argument, path);
    return this.bound(all(references.map((expression) => this.follow(expression, scope))), argument, path);
  }

  /** Of several blocks, those that may be this one by what is literal in them; all where their code was not given. */
  private inBlocks(
    resource: ShownResource,
    [name, index, inner]: Path,
    references: readonly Expression[],
    scope: Scope,
  ): Found {
    const [type = "", label = ""] = placeOf(resource.address).local.split(".");
    const items = (resource.values as Record<string, readonly Values[]>)[String(name)];
    const written = scope.module === "" ? (this.code?.blocks(type, label, String(name)) ?? []) : [];
    const codes = written
      .filter((block) => mayBeOf(block, items?.[Number(index)] ?? {}))
      .flatMap((block) => (inner === undefined ? [] : [block[String(inner)]]))
      .filter(isCode);
    const found = codes.map((code) => this.follow({ constant_value: code }, scope));
    if (found.length === 1) return found[0] as Found;
    const several = found.length > 1 ? found : references.map((expression) => this.follow(expression, scope));
    return all([...several, CHOOSES]);
  }

  private bound(found: Found, argument: string, path: Path): Value {
    const fitting = found.ids.filter(({ id, type }) => isExpected(argument, type, id));
    const ids = [...new Set(fitting.map(({ id }) => id))];
    const isWhole = typeof path.at(-1) !== "number" && isList(argument);
    if (argument === "container_definitions")
      return new Unknown(undefined, "it is made from what does not exist yet", found.mentions.join("\n"));
    if (found.missing.length > 0)
      return this.anyOf(
        argument,
        isWhole,
        `it comes from ${[...new Set(found.missing)].join(", ")}, which is not in the plan`,
      );
    if (ids.length === 0)
      return new Unknown(undefined, "the configuration refers to nothing that the plan shows");
    if (ids.length === 1) return isWhole ? ids : (ids[0] as string);
    if (isWhole && !found.chooses) return ids;
    return new Unknown(ids, `it is ${isWhole ? "some" : "one"} of ${ids.join(", ")}`);
  }

  /** Terraform leaves `dynamic` blocks out of what it says of the configuration. */
  private isDynamic(configured: ConfigurationResource | undefined, path: Path): boolean {
    return (
      path.length > 1 && configured !== undefined && !(String(path[0]) in (configured.expressions ?? {}))
    );
  }

  private inDynamic(resource: ShownResource, path: Path, argument: string): Value {
    const { module, local, key } = placeOf(resource.address);
    const [type = "", name = ""] = local.split(".");
    const block = module === "" ? this.code?.block(type, name, String(path[0])) : undefined;
    const isWhole = typeof path.at(-1) !== "number" && isList(argument);
    if (block === undefined)
      return this.anyOf(
        argument,
        isWhole,
        `the plan does not show what its block ${String(path[0])} refers to`,
      );
    const forEach = this.configured(module, local)?.for_each_expression;
    const scope = { module, key, forEach, argument, depth: 0 };
    return this.bound(this.follow({ constant_value: block }, scope), argument, path);
  }

  /** What is not known comes from something that is not created yet: any of the type that the argument takes. */
  private anyOf(argument: string, isWhole: boolean, reason: string): Value {
    if (!isTyped(argument)) return new Unknown(undefined, reason);
    const of = (resource: ShownResource) => specimen(resource.address, attributeFor(argument, resource.type));
    const open = [...this.repeated.values()]
      .flat()
      .filter(
        (resource) => typeof resource.values?.id !== "string" && isExpected(argument, resource.type, ""),
      );
    const ids = open
      .filter(({ type }) => !/^aws_(default_)?vpc$/.test(type) || /vpc_id$/.test(argument))
      .map(of);
    const one = ids.length === 1 && ids[0] !== undefined ? (isWhole ? ids : ids[0]) : undefined;
    return one ?? new Unknown(ids.length === 0 ? undefined : ids, reason);
  }

  private follow(expression: Expression, scope: Scope): Found {
    const references = this.referencesOf(expression, scope);
    const longest = longestOf(references);
    const byKey = references.some((reference) => /^(each|count)\b/.test(reference));
    const found = longest.map((reference) => this.reference(reference, scope, byKey));
    const code = isCode(expression.constant_value) ? [JSON.stringify(expression.constant_value)] : [];
    return all([...found, { ...NOTHING, mentions: [...code, ...longest] }]);
  }

  /** Of code that the plan has, exactly those of this key and without the conditions'. */
  private referencesOf(
    { references = [], constant_value: code }: Expression,
    { key, forEach }: Scope,
  ): readonly string[] {
    if (!isCode(code)) return references;
    const name = key?.replace(/^\["?|"?\]$/g, "") ?? "";
    const each = forEach?.constant_value;
    const own =
      typeof each === "object" && each !== null ? (each as Record<string, unknown>)[name] : undefined;
    return referencesIn(own === undefined ? code : filled(code, name, own));
  }

  private reference(reference: string, scope: Scope, byKey: boolean): Found {
    if (scope.depth > TOO_DEEP) return missing(reference);
    const next = { ...scope, depth: scope.depth + 1 };
    if (/^each\.value\b/.test(reference))
      return scope.forEach ? this.inForEach(scope.forEach, next) : missing(reference);
    if (/^(each\.key|count\.index)$/.test(reference)) return NOTHING;
    if (/^(path|terraform|self)\b/.test(reference)) return NOTHING;
    if (reference.startsWith("local.") && scope.module === "" && this.code)
      return this.follow({ constant_value: this.code.local(reference) }, { ...next, forEach: undefined });
    if (reference.startsWith("var.")) return this.variable(reference, next);
    if (reference.startsWith("module.")) return this.output(reference, next, byKey);
    const match = RESOURCE.exec(reference);
    if (!match) return missing(reference);
    const [, local = "", key, attribute] = match;
    return this.resources(local, key ?? (byKey ? scope.key : undefined), key !== undefined, attribute, next);
  }

  private inForEach(expression: Expression, scope: Scope): Found {
    const longest = longestOf(expression.references ?? []);
    // a for_each over another resource has that one's keys
    return all(longest.map((reference) => this.reference(reference, scope, longest.length === 1)));
  }

  private variable(reference: string, scope: Scope): Found {
    const [, name = ""] = /^var\.([^.[]+)/.exec(reference) ?? [];
    if (scope.module === "") return CHOOSES;
    const parent = parentOf(scope.module);
    const [step, key] = stepsOf(scope.module).at(-1) ?? [""];
    const call = this.moduleAt(parent)?.module_calls?.[step];
    const given = call?.expressions?.[name];
    if (given === undefined || Array.isArray(given)) return CHOOSES;
    const expression = given as Expression;
    if (!refers(expression)) return CHOOSES;
    return this.follow(expression, { ...scope, module: parent, key, forEach: call?.for_each_expression });
  }

  private output(reference: string, scope: Scope, byKey: boolean): Found {
    const match = /^module\.([^.[]+)(\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?(?:\.([^.[]+))?/.exec(reference);
    const [, name = "", key, output] = match ?? [];
    const call: ModuleCall | undefined = this.moduleAt(scope.module)?.module_calls?.[name];
    if (output === undefined || call?.module === undefined) return missing(reference);
    const expression = call.module.outputs?.[output]?.expression;
    if (expression === undefined) return missing(reference);
    const prefix = `${scope.module === "" ? "" : `${scope.module}.`}module.${name}`;
    const modules = this.modulesAt(prefix, key, byKey ? scope.key : undefined);
    return all(
      modules.map((module) =>
        this.follow(expression, { ...scope, module, key: undefined, forEach: undefined }),
      ),
    );
  }

  /** The addresses of a module's instances that have resources; of one that is repeated alike, the one of the same key. */
  private modulesAt(prefix: string, key: string | undefined, alike: string | undefined): string[] {
    if (key !== undefined) return [`${prefix}${key}`];
    const found = new Set<string>();
    for (const place of this.repeated.keys()) {
      const [module = ""] = place.split("|");
      const match = module.startsWith(prefix)
        ? /^(\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?(?=\.|$)/.exec(module.slice(prefix.length))
        : null;
      if (match) found.add(`${prefix}${match[0]}`);
    }
    const same = `${prefix}${alike}`;
    return found.has(same) ? [same] : [...found];
  }

  private resources(
    local: string,
    key: string | undefined,
    isExact: boolean,
    attribute: string | undefined,
    scope: Scope,
  ): Found {
    const instances = this.repeated.get(`${scope.module}|${local}`);
    if (instances === undefined) return NOTHING;
    const same = key === undefined ? [] : instances.filter(({ address }) => placeOf(address).key === key);
    const chosen = same.length > 0 ? same : isExact ? [] : instances;
    const found = all(chosen.map((resource) => this.attribute(resource, attribute, scope)));
    return chosen.length > 1 ? { ...found, chooses: true } : found;
  }

  private attribute(resource: ShownResource, given: string | undefined, scope: Scope): Found {
    const attribute = given ?? attributeFor(scope.argument, resource.type);
    const name = attribute.replace(/[.[].*$/, "");
    const value = resource.values?.[name];
    const of = (id: string, type?: string) => ({ id, type });
    if (typeof value === "string") return { ...NOTHING, ids: [of(value)] };
    if (Array.isArray(value) && value.every((item) => typeof item === "string") && value.length > 0)
      return { ...NOTHING, ids: value.map((item) => of(item as string)) };
    const passed = isGivenByAws(name) ? undefined : this.passed(resource, name, scope);
    return passed ?? { ...NOTHING, ids: [of(specimen(resource.address, name), resource.type)] };
  }

  /** `subnet_id` of an association is the id of the subnet that it was given. */
  private passed(resource: ShownResource, name: string, scope: Scope): Found | undefined {
    const { module, local, key } = placeOf(resource.address);
    const configured = this.configured(module, local);
    const found = expressionsAt(configured?.expressions, [name], (resource.values ?? {}) as Values);
    const references = found.filter(refers);
    if (references.length === 0) return undefined;
    const inner = { ...scope, module, key, forEach: configured?.for_each_expression, argument: name };
    return all(references.map((expression) => this.follow(expression, inner)));
  }

  private configured(module: string, local: string): ConfigurationResource | undefined {
    const at = this.moduleAt(module);
    if (at === undefined) return undefined;
    let known = this.blocks.get(at);
    if (known === undefined) {
      known = new Map((at.resources ?? []).map((resource) => [resource.address, resource]));
      this.blocks.set(at, known);
    }
    return known.get(local);
  }

  private moduleAt(module: string): ConfigurationModule | undefined {
    return stepsOf(module).reduce<ConfigurationModule | undefined>(
      (at, [name]) => at?.module_calls?.[name]?.module,
      this.root,
    );
  }
}

/** Terraform lists what a reference goes through, too: `a.b`, `a` with `a.b.id`. */
const longestOf = (references: readonly string[]): string[] =>
  references.filter(
    (one) => !references.some((other) => other.startsWith(`${one}.`) || other.startsWith(`${one}[`)),
  );

const refers = ({ references, constant_value: code }: Expression): boolean =>
  references !== undefined || isCode(code);

/** The name that says what it takes: `target_group { arn }` is a target group's. */
function argumentOf(path: Path): string {
  const [before, last] = path.filter((step) => typeof step === "string").slice(-2);
  if (last === undefined) return String(before);
  return last === "arn" || last === "id" ? `${before}_${last}` : last;
}

const isGivenByAws = (attribute: string) => /^(id|arn)$/.test(attribute);
