/** The resources of a plan, a state, or a configuration that is not planned yet. */
import { Binder } from "./bind";
import { rootCode } from "./code";
import { type Document, documentIn } from "./document";
import { overlay } from "./overlay";
import { type Resource, type ShownResource, shownIn } from "./resource";
import type { Value, Values } from "./value";
import { writtenIn } from "./written/configuration";

export interface Read {
  readonly kind: "plan" | "state" | "configuration";
  readonly resources: readonly Resource[];
  /** The root module in Terraform's JSON syntax, as far as it was given. */
  readonly code: readonly unknown[];
  readonly variables: Readonly<Record<string, Value>>;
  /** The provider's, where it is written out. */
  readonly region: string | undefined;
}

export function readResources(json: unknown, configuration: readonly unknown[] = []): Read {
  const document = documentIn(json);
  const isWritten = document.resource !== undefined;
  return {
    ...(isWritten
      ? { kind: "configuration", resources: writtenIn(document) }
      : document.planned_values === undefined
        ? { kind: "state", resources: shownIn(document.values?.root_module ?? {}).map(known) }
        : { kind: "plan", resources: planned(document, configuration) }),
    code: isWritten ? [document] : configuration,
    variables: variablesOf(document),
    region: regionOf(document),
  };
}

const variablesOf = ({ variables = {} }: Document): Record<string, Value> =>
  Object.fromEntries(Object.entries(variables).map(([name, { value }]) => [name, value as Value]));

/** Of the one provider that has no alias. */
function regionOf({ provider, configuration }: Document): string | undefined {
  const written = [(provider as { aws?: unknown } | undefined)?.aws ?? []].flat() as { region?: unknown }[];
  const planned = configuration?.provider_config?.aws?.expressions?.region?.constant_value;
  const region = planned ?? (written.length === 1 ? written[0]?.region : undefined);
  return typeof region === "string" && !region.includes("${") ? region : undefined;
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
