/** The resources by type and by id. */
import { specimen } from "../terraform/bind";
import type { Resource } from "../terraform/resource";
import { type Ref, textIn, Unknown } from "../terraform/value";

export const idOf = ({ address, values }: Resource): string => textIn(values.id) ?? specimen(address, "id");

export class Inventory {
  private readonly types = new Map<string, Resource[]>();
  private readonly ids = new Map<string, Resource[]>();
  private readonly addresses = new Map<string, Resource>();

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

  /** The resource of one of the types that the id is of; a managed one before a data source. */
  find(ref: Ref | undefined, types: RegExp): Resource | undefined {
    if (ref === undefined || ref instanceof Unknown) return undefined;
    const found = (this.ids.get(ref) ?? []).filter(({ type }) => types.test(type));
    return found.find(({ mode }) => mode === "managed") ?? found[0];
  }
}

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
