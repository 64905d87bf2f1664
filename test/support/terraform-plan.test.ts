import { describePlan, KNOWN_AFTER_APPLY, readPlan } from "./terraform-plan";

type Change = { actions: string[]; before?: unknown; after?: unknown; after_unknown?: unknown };

function planOf(changes: Record<string, Change>, outputs: Record<string, Change> = {}) {
  const resource_changes = Object.entries(changes).map(([address, change]) => ({
    address,
    mode: address.startsWith("data.") ? "data" : "managed",
    change,
  }));
  return readPlan(JSON.stringify({ resource_changes, output_changes: outputs }), false);
}

describe("a plan", () => {
  it("sorts changes, and leaves out what is only read or stays as it is", () => {
    const plan = planOf({
      a: { actions: ["create"] },
      b: { actions: ["update"], before: {}, after: {} },
      c: { actions: ["delete", "create"], before: {}, after: {} },
      d: { actions: ["create", "delete"], before: {}, after: {} },
      e: { actions: ["delete"] },
      f: { actions: ["forget"] },
      g: { actions: ["no-op"] },
      "data.h": { actions: ["read"] },
    });
    expect(plan.changes.map(({ address, kind }) => `${address} ${kind}`)).toEqual([
      "a created",
      "b updated",
      "c replaced",
      "d replaced",
      "e destroyed",
      "f forgotten",
    ]);
  });

  it("names the attributes that differ, down to the innermost", () => {
    const before = { name: "x", rules: [{ port: 1, open: true }], list: [1], same: { a: null } };
    const after = { name: "x", rules: [{ port: 2, open: true }], list: [1, 2], same: {} };
    const plan = planOf({ r: { actions: ["update"], before, after, after_unknown: { id: true } } });
    expect(plan.changes[0]?.attributes).toEqual([
      { attribute: "id", before: null, after: KNOWN_AFTER_APPLY },
      { attribute: "list", before: [1], after: [1, 2] },
      { attribute: "rules[0].port", before: 1, after: 2 },
    ]);
    expect(describePlan(plan)).toContain("r would be updated\n    id: null -> ");
  });

  it("lists the outputs that change", () => {
    const outputs = { same: { actions: ["no-op"] }, other: { actions: ["update"], before: 1, after: 2 } };
    expect(planOf({}, outputs).outputs).toEqual(["other"]);
  });
});
