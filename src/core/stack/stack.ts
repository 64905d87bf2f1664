/** The product's own stack: readable addresses, default tags, a state of its own. */
import { join, relative } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, LocalBackend, S3Backend, type TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import { provenOn } from "./proof";
import { defaultTags } from "./tags";
import { NameRegister, terraformName } from "./terraform-name";

/** Where the state of a stack is kept. Each stack has its own; environments never share one. */
export type StateBackend =
  | { readonly kind: "local" }
  | {
      readonly kind: "s3";
      /** An existing bucket, versioned. */
      readonly bucket: string;
      readonly region: string;
      /** Before the stack's name in the object's key. Default: none. */
      readonly prefix?: string;
      readonly kmsKeyId?: string;
    };

export interface HanokStackProps {
  /** The architecture's name, such as `three-tier`. The stack is called `<architecture>-<environment>`. */
  readonly architecture: string;
  /** The environment's name, such as `dev`. */
  readonly environment: string;
  /** The AWS region, such as `ap-northeast-2`. */
  readonly region: string;
  /** Tags on every resource, over the default ones (Name excepted: it names the single resource). */
  readonly tags?: Readonly<Record<string, string>>;
  /** Default: a local state file beside cdktf.json. */
  readonly backend?: StateBackend;
  /** Accounts this stack may be applied to; another account is refused by the provider. Default: any. */
  readonly allowedAccountIds?: readonly string[];
}

export class HanokStack extends TerraformStack {
  private readonly names = new NameRegister();

  constructor(scope: Construct, props: HanokStackProps) {
    super(scope, `${props.architecture}-${props.environment}`);
    addBackend(this, props.backend ?? { kind: "local" });
    this.node.addValidation(provenOn(this));
    new AwsProvider(this, "aws", {
      region: props.region,
      allowedAccountIds: props.allowedAccountIds ? [...props.allowedAccountIds] : undefined,
      defaultTags: [{ tags: defaultTags(this, props) }],
    });
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return this.names.claim(element, terraformName(element, this));
  }
}

function addBackend(stack: TerraformStack, backend: StateBackend): void {
  const name = stack.node.id;
  if (backend.kind === "local") {
    new LocalBackend(stack, { path: localStatePath(stack, name) });
    return;
  }
  const { bucket, region, prefix = "", kmsKeyId } = backend;
  const folders = prefix.split("/").filter((folder) => folder !== "");
  const key = [...folders, name, "terraform.tfstate"].join("/");
  // native locking (Terraform 1.10): a lock object beside the state, no DynamoDB table
  new S3Backend(stack, { bucket, region, key, encrypt: true, kmsKeyId }).addOverride("use_lockfile", true);
}

/** Beside cdktf.json, as seen from the stack's own output directory: no machine's path in the output. */
function localStatePath(stack: TerraformStack, name: string): string {
  const output = join(App.of(stack).outdir, "stacks", name);
  return join(relative(output, process.cwd()), `terraform.${name}.tfstate`);
}
