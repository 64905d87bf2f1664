/** One instance of a resource that is repeated, by its key: its address, for import and moved blocks, and its attributes. */
import { TerraformElement, TerraformResource, TerraformStack, Token } from "cdktf";
import { nearest } from "../contract/not-known";
import * as x from "../expressions";

/** Of `for_each` a text, of `count` a number. */
type Key = string | number;

export class ResourceInstance<R extends TerraformResource = TerraformResource> {
  constructor(
    private readonly resource: R,
    private readonly key: Key,
  ) {
    const keys = keysOf(resource);
    if (keys && !keys.includes(key)) throw new Error(noInstance(resource, key, keys));
  }

  /** As Terraform writes it: `aws_subnet.network["private/ap-northeast-2a"]`. */
  get address(): string {
    return `${addressOf(this.resource)}[${JSON.stringify(this.key)}]`;
  }

  /** Brings what there is under Terraform's care, as cdktf's method of that name does for a single resource. */
  importFrom(id: string): void {
    this.declare("import", () => ({ to: this.address, id }));
  }

  /** What Terraform knows by another address, such as `aws_subnet.private_a`, is this one from now on. */
  moveFromId(id: string): void {
    this.declare("moved", () => ({ from: id, to: this.address }));
  }

  /** An attribute of this instance, as cdktf's own attributes are. */
  attribute<A extends keyof R & string>(name: A): R[A] {
    const value = x.tf<unknown>(x.instanceOf(this.resource, this.key as string, name));
    const like: unknown = this.resource[name];
    if (typeof like === "string") return Token.asString(value) as R[A];
    if (typeof like === "number") return Token.asNumber(value) as R[A];
    return (Array.isArray(like) ? Token.asList(value) : value) as R[A];
  }

  private declare(kind: "import" | "moved", content: () => object): void {
    new InstanceBlock(this.resource, `${kind} ${this.key}`, kind, content);
  }
}

const addressOf = ({ terraformResourceType: type, friendlyUniqueId: name }: TerraformResource): string =>
  `${type}.${name}`;

/** Undefined where Terraform decides which there are. */
function keysOf({ forEach, count }: TerraformResource): readonly Key[] | undefined {
  if (forEach) return (forEach as { readonly keys?: readonly string[] }).keys;
  return count === undefined ? [] : undefined;
}

function noInstance(resource: TerraformResource, key: Key, keys: readonly Key[]): string {
  const { path } = resource.node;
  const got = `${path} has no instance ${JSON.stringify(key)}`;
  if (keys.length === 0)
    return `${got}; allowed: the resource itself, ${callOf("resource", resource)}, which is not repeated.`;
  const near = nearest(String(key), keys.map(String));
  return `${got}; ${near ? `did you mean ${JSON.stringify(near)}? Allowed` : "allowed"}: ${listed(keys)}.`;
}

const callOf = (method: "instance" | "resource", { node: { id } }: TerraformResource, ...more: string[]) =>
  `${method}(${[JSON.stringify(x.snakeToCamel(id)), ...more].join(", ")})`;

const listed = (keys: readonly Key[]): string => keys.map((key) => JSON.stringify(key)).join(", ");

/** A block of the stack that names an instance. */
class InstanceBlock extends TerraformElement {
  constructor(
    resource: TerraformResource,
    id: string,
    private readonly kind: string,
    private readonly content: () => object,
  ) {
    super(resource, id);
  }

  override toTerraform(): object {
    return { [this.kind]: [this.content()] };
  }
}

/**
 * A resource whose `importFrom` and `addMoveTarget` fit how it is repeated: cdktf's name no instance, or one that there is none
 * of, and Terraform refuses the one and forgets the other.
 */
export function withInstances<E extends TerraformElement>(made: E): E {
  if (!TerraformResource.isTerraformResource(made)) return made;
  if (!isSingle(made))
    made.importFrom = (id) => {
      if (made.forEach) throw new Error(whichOne(made));
      new ResourceInstance(made, 0).importFrom(id);
    };
  const addMoveTarget = made.addMoveTarget.bind(made);
  made.addMoveTarget = (target) => {
    addMoveTarget(target);
    // who moves here says so to cdktf alone
    made.node.addValidation({ validate: () => movedTo(made, target) });
  };
  return made;
}

const isSingle = ({ forEach, count }: TerraformResource) => !forEach && count === undefined;

const whichOne = (resource: TerraformResource): string =>
  `${resource.node.path} is repeated, and an import names one instance; allowed: ${callOf("instance", resource, "KEY")}.importFrom(ID) of the block${whichKeys(resource)}.`;

function whichKeys(resource: TerraformResource): string {
  const keys = keysOf(resource);
  return keys ? `, where KEY is one of ${listed(keys)}` : "";
}

/** Where cdktf keeps what `moveTo` was told. */
interface Moved {
  readonly _movedByTarget?: { readonly moveTarget: string; readonly index?: Key };
}

/** What is wrong with the keys that others move here with. */
const movedTo = (resource: TerraformResource, target: string): string[] =>
  TerraformStack.of(resource)
    .node.findAll()
    .filter(TerraformResource.isTerraformResource)
    .flatMap((from) => {
      const { _movedByTarget: moved } = from as unknown as Moved;
      return moved?.moveTarget === target ? moveProblems(resource, from, moved.index) : [];
    });

function moveProblems(to: TerraformResource, from: TerraformResource, key: Key | undefined): string[] {
  const keys = keysOf(to);
  if (key !== undefined) return keys && !keys.includes(key) ? [noInstance(to, key, keys)] : [];
  // all of what is repeated moves as a whole, and one into the only one that there can be
  if (!to.forEach || !isSingle(from)) return [];
  return [
    `${to.node.path} is repeated, and ${from.node.path} is moved into one instance; allowed: moveTo(TARGET, KEY)${whichKeys(to)}.`,
  ];
}
