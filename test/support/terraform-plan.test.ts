import { expectOnlyKnownDrift, withoutKnownDrift } from "../emulator/drift";
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

describe("known drift", () => {
  const drifting = { actions: ["update"], before: { a: 1, b: 1 }, after: { a: 2, b: 2 } };
  const known = (attribute: string, address = "r") => ({ address, attribute, reason: "moto" });

  it("is exact: address and attribute", () => {
    const plan = planOf({ r: drifting });
    expectOnlyKnownDrift(plan, [known("a"), known("b")]);
    expect(() => expectOnlyKnownDrift(plan, [known("a")])).toThrow(
      /not empty:\nr would be updated\n {4}b: 1 -> 2$/,
    );
    expect(() => expectOnlyKnownDrift(plan, [known("a"), known("b", "other")])).toThrow(/not empty/);
    expect(() => expectOnlyKnownDrift(plan, [known("a"), known("b"), known("c")])).toThrow(
      /drift any more[\s\S]*r: c/,
    );
  });

  it("never hides a replacement, a creation, or an output", () => {
    const all = [known("a"), known("b")];
    const replaced = planOf({ r: { ...drifting, actions: ["delete", "create"] } });
    expect(() => expectOnlyKnownDrift(replaced, all)).toThrow(/r would be replaced/);
    const more = planOf({ r: drifting, s: { actions: ["create"] } });
    expect(withoutKnownDrift(more, all).changes.map(({ address }) => address)).toEqual(["s"]);
    const output = planOf({ r: drifting }, { o: { actions: ["update"], before: 1, after: 2 } });
    expect(() => expectOnlyKnownDrift(output, all)).toThrow(/output o would change/);
  });

  it("does not accept a plan that is not empty for another reason, such as a move", () => {
    expect(() => expectOnlyKnownDrift(planOf({ r: { actions: ["no-op"] } }), [])).toThrow(
      /other than resources/,
    );
  });
});
