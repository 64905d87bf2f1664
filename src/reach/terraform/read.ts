/** The resources of a plan, a state, or a configuration that is not planned yet. */
import { Binder } from "./bind";
import { rootCode } from "./code";
import { type Document, documentIn } from "./document";
import { overlay } from "./overlay";
import { type Resource, type ShownResource, shownIn } from "./resource";
import type { Values } from "./value";
import { writtenIn } from "./written/configuration";

export interface Read {
  readonly kind: "plan" | "state" | "configuration";
  readonly resources: readonly Resource[];
}

export function readResources(json: unknown, configuration: readonly unknown[] = []): Read {
  const document = documentIn(json);
  if (document.resource !== undefined) return { kind: "configuration", resources: writtenIn(document) };
  return document.planned_values === undefined
    ? { kind: "state", resources: shownIn(document.values?.root_module ?? {}).map(known) }
    : { kind: "plan", resources: planned(document, configuration) };
}

function planned(document: Document, configuration: readonly unknown[]): Resource[] {
  const shown = allShown(document);
  const unknown = new Map(
    (document.resource_changes ?? []).map(({ address, change }) => [address, change.after_unknown] as const),
  );
  const binder = new Binder(document.configuration?.root_module ?? {}, shown, rootCode(configuration));
  return shown.map((resource) => ({
    ...known(resource),
    values: overlay(resource, unknown.get(resource.address), binder),
  }));
}

/** Data sources that were read while planning are in the prior state alone. */
function allShown(document: Document): ShownResource[] {
  const shown = shownIn(document.planned_values?.root_module ?? {});
  const addresses = new Set(shown.map(({ address }) => address));
  const before = shownIn(document.prior_state?.values?.root_module ?? {});
  return [...shown, ...before.filter(({ mode, address }) => mode === "data" && !addresses.has(address))];
}

const known = ({ address, mode, type, values = {} }: ShownResource): Resource => ({
  address,
  mode,
  type,
  values: values as Values,
});
