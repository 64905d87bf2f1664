/** A stack that synthesizes to a reusable module: no backend, no provider, no hash in a name. */
import { App, type TerraformElement, TerraformStack } from "cdktf";
import type { Node } from "constructs";
import { markModule } from "../stack/module-context";
import { NameRegister, terraformName } from "../stack/terraform-name";

type Json = Record<string, unknown>;

export class ModuleStack extends TerraformStack {
  /** The construct whose own id is left out of the names. */
  static readonly root = "block";
  private readonly names = new NameRegister();

  constructor() {
    super(new App({ stackTraces: false }), "module");
    markModule(this);
  }

  /** The stock method adds a local backend with an absolute path. */
  override prepareStack(): void {}

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return this.names.claim(element, terraformName(element, this, [ModuleStack.root]));
  }

  /** Without the `//` entries, which hold the tool's version and construct paths. */
  override toTerraform(): Json {
    return withoutComments(super.toTerraform()) as Json;
  }
}

function withoutComments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutComments);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "//");
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutComments(item)]));
}
