/** The resources by type and by id. */
import { specimen } from "../terraform/bind";
import type { Resource } from "../terraform/resource";
import { type Ref, textIn, Unknown } from "../terraform/value";

export const idOf = ({ address, values }: Resource): string => textIn(values.id) ?? specimen(address, "id");

export class Inventory {
  private readonly types = new Map<string, Resource[]>();
  private readonly ids = new Map<string, Resource[]>();
  private readonly addresses = new Map<string, Resource>();
  private readonly names = new Map<string, Map<string, Resource>>();
  private readonly made = new Map<unknown, unknown>();

  constructor(readonly resources: readonly Resource[]) {
    for (const resource of resources) {
      push(this.types, resource.type, resource);
      this.addresses.set(resource.address, resource);
      const { address, values } = resource;
      const ids = [textIn(values.id), textIn(values.arn), specimen(address, "id"), specimen(address, "arn")];
      for (const id of new Set(ids)) if (id !== undefined) push(this.ids, id, resource);
    }
  }

  of(...types: string[]): Resource[] {
    return types.flatMap((type) => this.types.get(type) ?? []);
  }

  at(address: string): Resource | undefined {
    return this.addresses.get(address);
  }

  /** What is made of all resources, once. */
  once<T>(make: (inventory: Inventory) => T): T {
    if (!this.made.has(make)) this.made.set(make, make(this));
    return this.made.get(make) as T;
  }

  /** The first of a type that goes by a name, an id or an ARN. */
  named(type: string, name: string): Resource | undefined {
    let names = this.names.get(type);
    if (!names) {
      names = new Map();
      this.names.set(type, names);
      for (const resource of this.of(type))
        for (const one of namesOf(resource)) if (!names.has(one)) names.set(one, resource);
    }
    return names.get(name);
  }

  /** The resource of one of the types that the id is of; a managed one before a data source. */
  find(ref: Ref | undefined, types: RegExp): Resource | undefined {
    if (ref === undefined || ref instanceof Unknown) return undefined;
    const found = (this.ids.get(ref) ?? []).filter(({ type }) => types.test(type));
    return found.find(({ mode }) => mode === "managed") ?? found[0];
  }
}

const namesOf = (resource: Resource): string[] => {
  const { address, values } = resource;
  const given = [textIn(values.name), textIn(values.arn)].flatMap((name) => name ?? []);
  return [idOf(resource), ...given, specimen(address, "name"), specimen(address, "arn")];
};

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
