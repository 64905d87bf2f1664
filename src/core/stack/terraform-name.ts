/**
 * Readable Terraform names in place of cdktf's hashed ones: the construct's path in snake_case, without what the
 * resource's type already says. `network/route_internet` of type aws_route is `aws_route.network_internet`, and
 * `network/vpc` of type aws_vpc is `aws_vpc.network`.
 */
import { TerraformDataSource, TerraformElement, type TerraformStack } from "cdktf";
import type { Node } from "constructs";

/** Path components that say nothing. */
const SILENT = new Set(["Default", "Resource"]);

type Named = TerraformElement | Node;

const nodeOf = (element: Named): Node =>
  TerraformElement.isTerraformElement(element) ? element.node : element;

export function terraformName(element: Named, stack: TerraformStack, root: string[] = []): string {
  const { scopes } = nodeOf(element);
  const path = scopes.slice(scopes.indexOf(stack) + 1).map((scope) => scope.node.id);
  const below = path.slice(root.every((id, index) => path[index] === id) ? root.length : 0);
  const words = below.filter((id) => !SILENT.has(id)).map(toWords);
  const last = words.pop() ?? "";
  const name = [...words, withoutType(last, typeWords(element))].filter((word) => word !== "").join("_");
  return name === "" ? "this" : /^[0-9]/.test(name) ? `_${name}` : name;
}

function toWords(id: string): string {
  return id
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .toLowerCase();
}

function resourceType(element: Named): string | undefined {
  const type = (element as { terraformResourceType?: unknown }).terraformResourceType;
  return typeof type === "string" ? type : undefined;
}

/** "route_table" of aws_route_table. */
function typeWords(element: Named): string {
  return resourceType(element)?.replace(/^[^_]+_/, "") ?? "";
}

function withoutType(id: string, type: string): string {
  if (type === "" || id === type) return type === "" ? id : "";
  return id.startsWith(`${type}_`) ? id.slice(type.length + 1) : id;
}

/** Gives names and refuses two elements of one kind with the same name. */
export class NameRegister {
  private readonly taken = new Map<string, string>();

  claim(element: Named, name: string): string {
    const kind = kindOf(element);
    const key = `${kind} ${name}`;
    const { path } = nodeOf(element);
    const owner = this.taken.get(key);
    if (owner !== undefined && owner !== path) {
      throw new Error(
        `${path}: its Terraform name ${kind}.${name} is already that of ${owner}. ` +
          "Give one of the two constructs another id; the name is made of the path's ids.",
      );
    }
    this.taken.set(key, path);
    return name;
  }
}

function kindOf(element: Named): string {
  const type = resourceType(element);
  if (type === undefined)
    return TerraformElement.isTerraformElement(element) ? element.constructor.name : "construct";
  return TerraformDataSource.isTerraformDataSource(element) ? `data.${type}` : type;
}
