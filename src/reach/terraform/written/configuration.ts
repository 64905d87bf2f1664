/**
 * The resources of a configuration in Terraform's JSON syntax, such as cdktf synthesizes, that nobody has planned: its values
 * are literal but for what AWS gives, and that has the name of its resource.
 */

import { specimen } from "../bind";
import type { Resource } from "../resource";
import { isUnknown, listIn, Unknown, type Value, type Values } from "../value";
import { entriesOf, readText } from "./evaluate";
import { later, settled } from "./later";
import { type Declared, EACH, Scope, type Step, walk } from "./scope";

type Json = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** What is no argument of the resource. */
const META = ["//", "lifecycle", "depends_on", "provider", "for_each", "count", "provisioner", "connection"];

/** An instance as far as it is written. */
export interface OneWritten {
  readonly address: string;
  readonly type: string;
  /** An argument that the configuration gives. */
  own(name: string): Value | undefined;
}

/** What an attribute has, where something other than the configuration says it. */
export type Given = (one: OneWritten, attribute: string) => Value | undefined;

export const writtenIn = (document: unknown): Resource[] => configurationIn([document]).resources();

/** Of several documents, which are one module. */
export function configurationIn(
  documents: readonly unknown[],
  given?: Given,
  variables: Readonly<Record<string, Value>> = {},
): Configuration {
  const all = documents as readonly { locals?: Json; resource?: Blocks; data?: Blocks }[];
  const merged = (blocks: readonly (Blocks | undefined)[]): Blocks => {
    const made: Record<string, Readonly<Record<string, Json>>> = {};
    for (const [type, named] of blocks.flatMap((one) => Object.entries(one ?? {})))
      made[type] = { ...made[type], ...named };
    return made;
  };
  return new Configuration(
    Object.assign({}, ...all.map(({ locals }) => locals ?? {})) as Json,
    merged(all.map(({ resource }) => resource)),
    merged(all.map(({ data }) => data)),
    given,
    variables,
  );
}

export class Configuration implements Declared {
  private readonly scope: Scope;
  private readonly locals = new Map<string, Value>();
  private readonly blocks = new Map<string, Block>();

  constructor(
    private readonly code: Json,
    resource: Blocks,
    data: Blocks,
    private readonly given: Given | undefined,
    variables: Readonly<Record<string, Value>>,
  ) {
    const isGiven = Object.keys(variables).length > 0;
    this.scope = new Scope(this, new Map(isGiven ? [["var", variables]] : []));
    this.add("managed", "", resource);
    this.add("data", "data.", data);
  }

  private add(mode: Resource["mode"], prefix: string, types: Blocks): void {
    for (const [type, named] of Object.entries(types))
      for (const [name, body] of Object.entries(named))
        this.blocks.set(
          `${prefix}${type}.${name}`,
          new Block(`${prefix}${type}.${name}`, type, mode, body, this.scope, this.given),
        );
  }

  resources(): Resource[] {
    return [...this.blocks.values()].flatMap(({ instances, type, mode }) =>
      instances.map((instance) => ({ address: instance.address, mode, type, values: instance.values() })),
    );
  }

  /** An argument of one instance; undefined where it is not given. */
  argument(address: string, name: string): Value | undefined {
    const [, local = ""] = /^((?:data\.)?[^.[]+\.[^.[]+)/.exec(address) ?? [];
    return this.blocks
      .get(local)
      ?.instances.find((one) => one.address === address)
      ?.own(name);
  }

  local(name: string): Value {
    const known = this.locals.get(name);
    if (known !== undefined) return known;
    const value = Object.hasOwn(this.code, name)
      ? read(this.code[name], this.scope)
      : new Unknown(undefined, `local.${name} is not in what was read`);
    this.locals.set(name, value);
    return value;
  }

  resource(local: string, steps: readonly Step[]): Value {
    const block = this.blocks.get(local);
    return block ? block.at(steps) : new Unknown(undefined, `${local} is not in what was read`);
  }
}

/** A resource block with its instances. */
class Block {
  private made: readonly Instance[] | undefined;

  constructor(
    private readonly address: string,
    readonly type: string,
    readonly mode: Resource["mode"],
    private readonly body: Json,
    private readonly scope: Scope,
    private readonly given: Given | undefined,
  ) {}

  get instances(): readonly Instance[] {
    this.made ??= this.repeated();
    return this.made;
  }

  private get isRepeated(): boolean {
    return this.body.for_each !== undefined || this.body.count !== undefined;
  }

  private repeated(): Instance[] {
    const { for_each: forEach, count } = this.body;
    if (!this.isRepeated) return [this.instance(this.address, undefined, this.scope)];
    const all = read(forEach ?? count, this.scope);
    if (isUnknown(all)) return [this.open(all.reason)];
    if (forEach === undefined)
      return Array.from({ length: Number(all) }, (_, index) => this.one(index, { count: { index } }));
    return entriesOf(all).map(([key, value]) => {
      const name = Array.isArray(all) ? value : key;
      return this.one(String(name), { each: { key: name, value } });
    });
  }

  private one(key: string | number, names: Readonly<Record<string, Value>>): Instance {
    return this.instance(`${this.address}[${JSON.stringify(key)}]`, key, this.scope.with(names));
  }

  private instance(
    address: string,
    key: string | number | undefined,
    scope: Scope,
    doubt?: string,
  ): Instance {
    return new Instance(address, this.type, key, this.body, scope, this.given, doubt);
  }

  /** Whether there is any of it, a plan decides. */
  private open(reason: string): Instance {
    const why = `how many there are of ${this.address} is decided when Terraform plans: ${reason}`;
    const unknown = { each: new Unknown(undefined, why), count: new Unknown(undefined, why) };
    return this.instance(this.address, undefined, this.scope.with(unknown), why);
  }

  at([step, ...rest]: readonly Step[]): Value {
    if (!this.isRepeated) return this.instances[0]?.at(step === undefined ? [] : [step, ...rest]) ?? null;
    if (step === undefined)
      return Object.fromEntries(this.instances.map((one) => [one.key ?? "", one.at([])]));
    if (step === EACH) return this.instances.map((one) => one.at(rest));
    const found = this.instances.find(({ key }) => key !== undefined && String(key) === String(step));
    if (found) return found.at(rest);
    const names = this.instances.flatMap((one) => {
      const value = settled(one.at(rest));
      return typeof value === "string" ? [value] : [];
    });
    return new Unknown(names, `which of ${this.address} is decided when Terraform plans`);
  }
}

class Instance implements OneWritten {
  private readonly known = new Map<string, Value>();

  constructor(
    readonly address: string,
    readonly type: string,
    readonly key: string | number | undefined,
    private readonly body: Json,
    private readonly scope: Scope,
    private readonly given: Given | undefined,
    /** Why it may not be there. */
    private readonly doubt?: string,
  ) {}

  values(): Values {
    const names = [...Object.keys(this.body), ...Object.keys((this.body.dynamic as Json | undefined) ?? {})];
    const given = names.filter((name) => !META.includes(name) && name !== "dynamic");
    return Object.fromEntries(given.map((name) => [name, this.doubted(settled(this.argument(name)))]));
  }

  /** What may not be there is no more than a candidate for what it names. */
  private doubted(value: Value): Value {
    if (this.doubt === undefined || isUnknown(value)) return value;
    return new Unknown(typeof value === "string" ? [value] : undefined, this.doubt);
  }

  /** What the configuration does not give, AWS does. */
  at([step, ...rest]: readonly Step[]): Value {
    if (typeof step !== "string") return later(this.address);
    const value = this.given?.(this, step) ?? this.own(step) ?? later(specimen(this.address, step));
    return walk(value, rest);
  }

  own(name: string): Value | undefined {
    const isWritten = name in this.body || name in ((this.body.dynamic as Json | undefined) ?? {});
    return META.includes(name) || !isWritten ? undefined : (this.argument(name) ?? undefined);
  }

  private argument(name: string): Value {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const dynamic = (this.body.dynamic as Json | undefined)?.[name];
    const own = name in this.body ? read(this.body[name], this.scope) : [];
    const value = dynamic === undefined ? own : withDynamic(name, own, dynamic, this.scope);
    this.known.set(name, value);
    return value;
  }
}

/** A value of the JSON syntax; in blocks, `dynamic` ones are written out. */
function read(json: unknown, scope: Scope): Value {
  if (typeof json === "string") return readText(json, scope);
  if (Array.isArray(json)) return json.map((item) => read(item, scope));
  if (typeof json !== "object" || json === null) return json as Value;
  const { dynamic, ...given } = json as Json;
  const made: Record<string, Value> = {};
  for (const [name, item] of Object.entries(given)) made[name] = read(item, scope);
  for (const [name, blocks] of Object.entries((dynamic as Json | undefined) ?? {}))
    made[name] = withDynamic(name, made[name] ?? [], blocks, scope);
  return made;
}

function withDynamic(name: string, own: Value, dynamic: unknown, scope: Scope): Value {
  const all = (Array.isArray(dynamic) ? dynamic : [dynamic]) as Json[];
  const made = all.flatMap((block) => expanded(name, block, scope));
  return made.find(isUnknown) ?? [...listIn(own), ...made];
}

function expanded(
  name: string,
  { for_each: forEach, content, iterator = name }: Json,
  scope: Scope,
): Value[] {
  const items = read(forEach, scope);
  if (isUnknown(items)) return [items];
  return entriesOf(items).map(([key, value]) =>
    read(content, scope.with({ [String(iterator)]: { key, value } })),
  );
}
