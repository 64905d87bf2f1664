/** Drift: a second plan that is not empty. What is the emulator's own fault is declared, nothing else is accepted. */
import { describePlan, type Plan, type ResourceChange } from "../support/terraform-plan";

/** One attribute that the emulator does not give back as AWS does. */
export interface KnownDrift {
  /** The resource's exact address. */
  address: string;
  /** The attribute's exact path, such as `health_check[0].matcher`. */
  attribute: string;
  /** What the emulator does wrong. */
  reason: string;
}

/** Throws unless a plan changes exactly what is declared: no more, and no less. */
export function expectOnlyKnownDrift(plan: Plan, known: KnownDrift[]): void {
  const unknown = withoutKnownDrift(plan, known);
  if (!unknown.empty) {
    throw new Error(
      `the second plan is not empty:\n${describePlan(unknown) || "something other than resources"}`,
    );
  }
  const cured = known.filter((drift) => !plan.changes.some((change) => drifts(change, drift)));
  if (cured.length > 0) {
    const list = cured.map(({ address, attribute }) => `${address}: ${attribute}`).join("\n");
    throw new Error(`declared as known drift, but does not drift any more (remove the entry):\n${list}`);
  }
}

/** The plan with every declared attribute taken out; a resource of which nothing remains is taken out too. */
export function withoutKnownDrift(plan: Plan, known: KnownDrift[]): Plan {
  const changes = plan.changes.flatMap((change) => {
    const attributes = change.attributes.filter(
      ({ attribute }) => !isKnown(change.address, attribute, known),
    );
    const isAllKnown = attributes.length === 0 && change.attributes.length > 0 && change.kind === "updated";
    return isAllKnown ? [] : [{ ...change, attributes }];
  });
  const tookOut = changes.length < plan.changes.length;
  const isNothingLeft = changes.length === 0 && plan.outputs.length === 0;
  return { ...plan, changes, empty: plan.empty || (tookOut && isNothingLeft) };
}

function isKnown(address: string, attribute: string, known: KnownDrift[]): boolean {
  return known.some((drift) => drift.address === address && drift.attribute === attribute);
}

function drifts(change: ResourceChange, { address, attribute }: KnownDrift): boolean {
  return (
    change.address === address && change.attributes.some((difference) => difference.attribute === attribute)
  );
}
