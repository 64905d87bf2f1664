/** What an edit of a configuration did to the resources, and all edits as a table. */
import type { ChangedResource } from "../support/terraform-apply";
import type { ChangeKind } from "../support/terraform-plan";

const COLUMNS = ["created", "updated", "replaced", "destroyed"] as const;

/** The addresses that one edit created, updated, replaced, destroyed. */
export type Edit = { label: string } & Record<(typeof COLUMNS)[number], string[]>;

/** Sorts changes by what happens to the resource. */
export function editFrom(label: string, changes: readonly ChangedResource[]): Edit {
  const addresses = (kind: ChangeKind) =>
    changes.filter((change) => change.kind === kind).map(({ address }) => address);
  return {
    label,
    created: addresses("created"),
    updated: addresses("updated"),
    replaced: addresses("replaced"),
    destroyed: addresses("destroyed"),
  };
}

/** `edit | created | updated | replaced | destroyed`, one line per edit, aligned. */
export function editTable(edits: Edit[]): string {
  const rows = edits.map((edit) => [edit.label, ...COLUMNS.map((column) => String(edit[column].length))]);
  const table = [["edit", ...COLUMNS], ...rows];
  const widths = ["edit", ...COLUMNS].map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join(" | ");
  return table.map(line).join("\n");
}
