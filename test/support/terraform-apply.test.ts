import { readApply } from "./terraform-apply";

const lines = (...messages: object[]) => messages.map((message) => JSON.stringify(message)).join("\n");
const planned = (addr: string, action: string) => ({
  type: "planned_change",
  change: { resource: { addr }, action },
});

it("sorts what an apply changes, and leaves out what is only read, moved or stays as it is", () => {
  const { changes } = readApply(
    lines(
      { type: "version", terraform: "1.11.4" },
      planned("b", "update"),
      planned("c", "replace"),
      planned("a", "create"),
      planned("d", "delete"),
      planned("e", "remove"),
      planned("data.f", "read"),
      planned("g", "move"),
      planned("h", "noop"),
      { type: "apply_complete", hook: { resource: { addr: "a" }, action: "create" } },
    ),
  );
  expect(changes.map(({ address, kind }) => `${address} ${kind}`)).toEqual([
    "a created",
    "b updated",
    "c replaced",
    "d destroyed",
    "e forgotten",
  ]);
});

it("collects what Terraform says, also where something else is printed", () => {
  const diagnostic = { severity: "error", summary: "Invalid index", detail: "There is none." };
  expect(readApply(`no message\n${lines({ type: "diagnostic", diagnostic })}\n`).diagnostics).toEqual([
    diagnostic,
  ]);
});
