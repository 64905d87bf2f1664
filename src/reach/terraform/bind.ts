/** Binds what a plan does not know to the resources that the configuration refers to there. */
import {
  type ConfigurationModule,
  type Expression,
  expressionsAt,
  type ModuleCall,
  parentOf,
  stepsOf,
} from "./configuration";
import { attributeFor, isExpected, isList } from "./expected";
import { placeOf, type ShownResource } from "./resource";
import { Unknown, type Value, type Values } from "./value";

/** What something not yet known reads as: the resource's address and the attribute. */
export const specimen = (address: string, attribute: string): string => `${address}.${attribute}`;

interface Found {
  readonly ids: { readonly id: string; readonly source: string; readonly type: string | undefined }[];
  /** Something that is in no plan, such as a local. */
  readonly missing: string[];
  /** What may have chosen among several. */
  readonly chooses: boolean;
}

/** Where an expression stands. */
interface Scope {
  readonly module: string;
  readonly key: string | undefined;
  readonly forEach: Expression | undefined;
  readonly argument: string;
  readonly depth: number;
}

const NOTHING: Found = { ids: [], missing: [], chooses: false };
const CHOOSES: Found = { ...NOTHING, chooses: true };
const missing = (what: string): Found => ({ ...NOTHING, missing: [what] });
const all = (found: readonly Found[]): Found => ({
  ids: found.flatMap(({ ids }) => ids),
  missing: found.flatMap(({ missing }) => missing),
  chooses: found.some(({ chooses }) => chooses),
});

const TOO_DEEP = 40;
const RESOURCE = /^((?:data\.)?[a-z][a-z0-9]*_\w+\.[\w-]+)(\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?(?:\.(.+))?$/;

export class Binder {
  private readonly repeated = new Map<string, ShownResource[]>();

  constructor(
    private readonly root: ConfigurationModule,
    shown: readonly ShownResource[],
  ) {
    for (const resource of shown) {
      const { module, local } = placeOf(resource.address);
      const key = `${module}|${local}`;
      this.repeated.set(key, [...(this.repeated.get(key) ?? []), resource]);
    }
  }

  /** Undefined where the configuration says nothing: what AWS chooses. */
  value(resource: ShownResource, path: readonly (string | number)[]): Value | undefined {
    const { module, local, key } = placeOf(resource.address);
    const configured = this.moduleAt(module)?.resources?.find(({ address }) => address === local);
    const found = expressionsAt(configured?.expressions, path, (resource.values ?? {}) as Values);
    const references = found.filter((expression) => expression.references !== undefined);
    if (references.length === 0) return undefined;
    const argument = String(path.filter((step) => typeof step === "string").at(-1));
    const scope = { module, key, forEach: configured?.for_each_expression, argument, depth: 0 };
    return this.bound(all(references.map((expression) => this.follow(expression, scope))), argument, path);
  }

  private bound(found: Found, argument: string, path: readonly (string | number)[]): Value {
    const fitting = found.ids.filter(({ id, type }) => isExpected(argument, type, id));
    const ids = [...new Set(fitting.map(({ id }) => id))];
    if (found.missing.length > 0)
      return new Unknown(
        undefined,
        `it comes from ${[...new Set(found.missing)].join(", ")}, which is not in the plan`,
      );
    if (ids.length === 0)
      return new Unknown(undefined, "the configuration refers to nothing that the plan shows");
    const index = path.at(-1);
    const isWhole = typeof index !== "number" && isList(argument);
    const sources = new Set(fitting.map(({ source }) => source));
    if (isWhole && !(found.chooses && sources.size > 1)) return ids;
    const one = ids.length === 1 ? ids[0] : undefined;
    return one ?? new Unknown(ids, `it is one of ${ids.join(", ")}`);
  }

  private follow(expression: Expression, scope: Scope): Found {
    const references = expression.references ?? [];
    const longest = references.filter(
      (one) => !references.some((other) => other.startsWith(`${one}.`) || other.startsWith(`${one}[`)),
    );
    const byKey = references.some((reference) => /^(each|count)\b/.test(reference));
    return all(longest.map((reference) => this.reference(reference, scope, byKey)));
  }

  private reference(reference: string, scope: Scope, byKey: boolean): Found {
    if (scope.depth > TOO_DEEP) return missing(reference);
    const next = { ...scope, depth: scope.depth + 1 };
    if (/^each\.value\b/.test(reference))
      return scope.forEach ? this.inForEach(scope.forEach, next) : missing(reference);
    if (/^(each\.key|count\.index)$/.test(reference)) return NOTHING;
    if (/^(path|terraform|self)\b/.test(reference)) return NOTHING;
    if (reference.startsWith("var.")) return this.variable(reference, next);
    if (reference.startsWith("module.")) return this.output(reference, next, byKey);
    const match = RESOURCE.exec(reference);
    if (!match) return missing(reference);
    const [, local = "", key, attribute] = match;
    return this.resources(local, key ?? (byKey ? scope.key : undefined), key !== undefined, attribute, next);
  }

  private inForEach(expression: Expression, scope: Scope): Found {
    const references = expression.references ?? [];
    const longest = references.filter(
      (one) => !references.some((other) => other.startsWith(`${one}.`) || other.startsWith(`${one}[`)),
    );
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
    if (expression.references === undefined) return CHOOSES;
    return this.follow(expression, { ...scope, module: parent, key, forEach: call?.for_each_expression });
  }

  private output(reference: string, scope: Scope, byKey: boolean): Found {
    const match = /^module\.([^.[]+)(\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?(?:\.([^.[]+))?/.exec(reference);
    const [, name = "", key = byKey ? scope.key : undefined, output] = match ?? [];
    const call: ModuleCall | undefined = this.moduleAt(scope.module)?.module_calls?.[name];
    if (output === undefined || call?.module === undefined) return missing(reference);
    const expression = call.module.outputs?.[output]?.expression;
    if (expression === undefined) return missing(reference);
    const prefix = `${scope.module === "" ? "" : `${scope.module}.`}module.${name}`;
    const modules = this.modulesAt(prefix, key);
    return all(
      modules.map((module) =>
        this.follow(expression, { ...scope, module, key: undefined, forEach: undefined }),
      ),
    );
  }

  /** The addresses of a module's instances that have resources. */
  private modulesAt(prefix: string, key: string | undefined): string[] {
    if (key !== undefined) return [`${prefix}${key}`];
    const found = new Set<string>();
    for (const place of this.repeated.keys()) {
      const [module = ""] = place.split("|");
      const match = module.startsWith(prefix)
        ? /^(\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?(?=\.|$)/.exec(module.slice(prefix.length))
        : null;
      if (match) found.add(`${prefix}${match[0]}`);
    }
    return [...found];
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
    return all(chosen.map((resource) => this.attribute(resource, local, attribute, scope)));
  }

  private attribute(resource: ShownResource, source: string, given: string | undefined, scope: Scope): Found {
    const attribute = given ?? attributeFor(scope.argument, resource.type);
    const name = attribute.replace(/[.[].*$/, "");
    const value = resource.values?.[name];
    const of = (id: string, type?: string) => ({ id, source, type });
    if (typeof value === "string") return { ...NOTHING, ids: [of(value)] };
    if (Array.isArray(value) && value.every((item) => typeof item === "string") && value.length > 0)
      return { ...NOTHING, ids: value.map((item) => of(item as string)) };
    const passed = isGivenByAws(name) ? undefined : this.passed(resource, name, scope);
    return passed ?? { ...NOTHING, ids: [of(specimen(resource.address, name), resource.type)] };
  }

  /** `subnet_id` of an association is the id of the subnet that it was given. */
  private passed(resource: ShownResource, name: string, scope: Scope): Found | undefined {
    const { module, local, key } = placeOf(resource.address);
    const configured = this.moduleAt(module)?.resources?.find(({ address }) => address === local);
    const found = expressionsAt(configured?.expressions, [name], (resource.values ?? {}) as Values);
    const references = found.filter((expression) => expression.references !== undefined);
    if (references.length === 0) return undefined;
    const inner = { ...scope, module, key, forEach: configured?.for_each_expression, argument: name };
    return all(references.map((expression) => this.follow(expression, inner)));
  }

  private moduleAt(module: string): ConfigurationModule | undefined {
    return stepsOf(module).reduce<ConfigurationModule | undefined>(
      (at, [name]) => at?.module_calls?.[name]?.module,
      this.root,
    );
  }
}

const isGivenByAws = (attribute: string) => /^(id|arn)$/.test(attribute);
