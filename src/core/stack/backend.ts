/** Where a stack keeps its state: each has its own. */
import { join, relative } from "node:path";
import { App, LocalBackend, S3Backend, type TerraformBackend, type TerraformStack } from "cdktf";

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

/** Any backend of cdktf's: `(stack) => new RemoteBackend(stack, { … })`. */
export type BackendOf = (stack: TerraformStack) => TerraformBackend;

export function addBackend(stack: TerraformStack, backend: StateBackend | BackendOf): TerraformBackend {
  if (typeof backend === "function") return backend(stack);
  const name = stack.node.id;
  if (backend.kind === "local") return new LocalBackend(stack, { path: localStatePath(stack, name) });
  const { bucket, region, prefix = "", kmsKeyId } = backend;
  const folders = prefix.split("/").filter((folder) => folder !== "");
  const key = [...folders, name, "terraform.tfstate"].join("/");
  // native locking (Terraform 1.10): a lock object beside the state, no DynamoDB table
  const made = new S3Backend(stack, { bucket, region, key, encrypt: true, kmsKeyId });
  made.addOverride("use_lockfile", true);
  return made;
}

/** Beside cdktf.json, as seen from the stack's own output directory: no machine's path in the output. */
function localStatePath(stack: TerraformStack, name: string): string {
  const output = join(App.of(stack).outdir, "stacks", name);
  return join(relative(output, process.cwd()), `terraform.${name}.tfstate`);
}
