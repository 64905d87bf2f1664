/** From workloads to the services that need endpoints, and why each does. */
import type { Construct } from "constructs";
import * as t from "../core/contract";
import type { Expr, In } from "../core/expressions";
import * as x from "../core/expressions";
import { local } from "../core/stack/local";
import { isNewer } from "./regions";
import { rulesOf, ruleTables, type Workload, workload } from "./workload-rules";

export const workloads = t.concern({
  inputs: {
    workloads: t
      .keyed(workload, "workload")
      .describe(
        "What runs, by names of your choice: the endpoints that it needs are made, with the least policies. `reasons` says which and why.",
      )
      .default({}),
  },
});

type Workloads = Expr<Readonly<Record<string, Workload>>>;

export interface Needs {
  /** Short names, gateways among them. */
  readonly services: Expr<readonly string[]>;
  readonly reasons: Expr<Readonly<Record<string, readonly string[]>>>;
}

export function workloadNeeds(scope: Construct, region: In<string>, workloads: Workloads): Needs {
  const found = facts(scope, region, workloads);
  const { services, reasons } = ruleTables(scope);
  const byRule = x.flatten(
    x.listEach(found, ["fact"], ({ workload, rule }) =>
      x.listEach(x.get(services, rule), ["service"], (service) =>
        x.object({ service, reason: x.str`${workload}: ${x.get(reasons, rule)}` }),
      ),
    ),
  );
  const needs = local(scope, "needs", x.concat(local(scope, "rule_needs", byRule), called(workloads)));
  const all = x.listEach(needs, ["need"], ({ service }) => service);
  return {
    services: local(scope, "needed_services", x.sort(x.distinct(all))),
    reasons: local(
      scope,
      "need_reasons",
      x.groupEach(needs, ["need"], ({ service, reason }) => ({ key: service, value: reason })),
    ),
  };
}

function facts(scope: Construct, region: In<string>, workloads: Workloads) {
  const place = { isNewer: isNewer(scope, region) };
  const found = x.flatten(
    x.listFrom(workloads, ["workload", "settings"], (workload, settings) =>
      x.listFrom(rulesOf(settings, place), ["rule", "applies"], (rule, applies) => ({
        value: x.object({ workload, rule }),
        when: applies,
      })),
    ),
  );
  return local(scope, "workload_facts", found);
}

/** What the containers call themselves. */
function called(workloads: Workloads) {
  return x.flatten(
    x.listFrom(workloads, ["workload", "settings"], (workload, { services }) =>
      x.listEach(services, ["service"], (service) =>
        x.object({ service, reason: x.str`${workload}: its containers call it` }),
      ),
    ),
  );
}

/** Whether some workload pulls images, and so reads ECR's layers from S3. */
export const readsLayers = (workloads: Workloads): Expr<boolean> =>
  x.someEntry(workloads, ["workload", "settings"], (_, { privateImages }) => privateImages);

/** What containers call themselves, whatever ECS needs. */
export const calledServices = (workloads: Workloads): Expr<string[]> =>
  x.flatten(x.listFrom(workloads, ["workload", "settings"], (_, { services }) => services));
