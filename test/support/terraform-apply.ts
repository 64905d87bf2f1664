/** What an apply did, read from `terraform apply -json` (Terraform's documentation, "Machine-Readable UI"). */
import type { ChangeKind } from "./terraform-plan";

export interface ChangedResource {
  readonly address: string;
  readonly kind: ChangeKind;
}

export interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail?: string;
  /** Of the resource that it is about. */
  readonly address?: string;
}

type Message =
  | { type: "planned_change"; change: { resource: { addr: string }; action: string } }
  | { type: "diagnostic"; diagnostic: Diagnostic }
  | { type: "version" };

/** By Terraform's action. What is read, moved or stays as it is does not change. */
const KINDS: Readonly<Record<string, ChangeKind>> = {
  create: "created",
  update: "updated",
  replace: "replaced",
  delete: "destroyed",
  remove: "forgotten",
};

/** One message a line. Changes are in the order of their addresses: Terraform tells them as it finds them. */
export function readApply(output: string): { changes: ChangedResource[]; diagnostics: Diagnostic[] } {
  const messages = output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line): Message => JSON.parse(line));
  const changes = messages.flatMap((message) => (message.type === "planned_change" ? changed(message) : []));
  return {
    changes: changes.sort((one, other) => (one.address < other.address ? -1 : 1)),
    diagnostics: messages.flatMap((message) => (message.type === "diagnostic" ? [message.diagnostic] : [])),
  };
}

function changed({ change }: Message & { type: "planned_change" }): ChangedResource[] {
  const kind = KINDS[change.action];
  return kind === undefined ? [] : [{ address: change.resource.addr, kind }];
}
