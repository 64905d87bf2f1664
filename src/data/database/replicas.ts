/** Read replicas: each an instance of its own under a lasting name, which promotes nothing by itself. */
import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { hasTier, zonesOfTier } from "../../network/placement";
import { namedTags } from "../../network/tags";
import { instanceClass } from "./engine";
import { common, type InstanceParts, instance, needed } from "./instance";
import { isOwn, masterUser, OWN } from "./master-user";
import { placement } from "./placement";

const replica = t
  .shape("DatabaseReplica", {
    instanceClass: instanceClass().describe("Class of its own; default: the database's.").optional(),
    zone: t.zoneName().describe("The zone that it stands in; default: RDS chooses.").optional(),
    multiAz: t.flag("Whether it has a standby of its own, for one that is to be promoted.").default(false),
    deletionProtection: t.flag("Whether RDS refuses to delete it.").default(true),
  })
  .describe("A read replica: asynchronous, of the same engine, under an endpoint of its own.")
  .example({});

const needs = [placement, masterUser, instance] as const;
const inputs = {
  replicas: t
    .keyed(replica, "replica")
    .describe("Read replicas by name, called after the database and the name. They need the own password.")
    .length({ max: 15 })
    .default({}),
};
type ReplicaInputs = t.InputsOf<typeof inputs, typeof needs>;

export const replicas = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "replicas",
      test: (inputs) => x.or(x.not(hasTier(inputs)), x.isEmpty(misplacedReplicas(inputs))),
      message: (inputs, spell) =>
        x.str`replicas has a zone for ${x.shownTexts(misplacedReplicas(inputs))}; allowed: of ${x.shownTexts(zonesOfTier(inputs))}, the tier's zones, and without ${spell("multiAz")}.`,
      refused: [
        { ...OWN, replicas: { reports: { zone: "ap-northeast-2b" } } },
        { ...OWN, replicas: { reports: { zone: "ap-northeast-2a", multiAz: true } } },
      ],
    },
    {
      // Amazon RDS User Guide, "Password management with Amazon RDS and AWS Secrets Manager", limitations.
      on: "replicas",
      test: (inputs) => x.or(x.isEmpty(inputs.replicas), isOwn(inputs)),
      message: ({ replicas }, spell) =>
        x.str`replicas has ${x.shownTexts(x.keys(replicas))} while RDS manages the password; allowed: replicas with the password own and ${spell("masterPassword")}. RDS makes none of a database whose password it manages.`,
      refused: [{ replicas: { reports: {} } }],
    },
    {
      on: "blueGreenUpdate",
      test: ({ blueGreenUpdate, replicas }) => x.or(x.not(blueGreenUpdate), x.isEmpty(replicas)),
      message: ({ replicas }, spell) =>
        x.str`${spell("blueGreenUpdate")} is true with the replicas ${x.shownTexts(x.keys(replicas))}; allowed: without replicas, which Terraform would go on to hold to the old database.`,
      refused: [{ ...OWN, blueGreenUpdate: true, replicas: { reports: {} } }],
    },
    {
      on: "replicas",
      test: (inputs) => x.isEmpty(longNames(inputs)),
      message: (inputs) =>
        x.str`replicas has the names ${x.shownTexts(longNames(inputs))} after ${x.shownText(inputs.name)}; allowed: at most 63 characters together with a hyphen.`,
      refused: [{ ...OWN, name: "d".repeat(57), replicas: { reports: {} } }],
    },
    {
      on: "replicas",
      test: (inputs) => x.isEmpty(badReplicaNames(inputs)),
      message: (inputs) =>
        x.str`replicas has the names ${x.shownTexts(badReplicaNames(inputs))}; allowed: names without two hyphens in a row, which RDS takes in no identifier.`,
      refused: [{ ...OWN, replicas: { "a--b": {} } }],
    },
  ],
});

const misplacedReplicas = (inputs: ReplicaInputs): Expr<string[]> =>
  x.keysWhere(inputs.replicas, ["key", "replica"], (_, { zone, multiAz }) =>
    x.isSetAnd(zone, (zone) => x.or(multiAz, x.not(x.contains(zonesOfTier(inputs), zone)))),
  );

const longNames = ({ name, replicas }: ReplicaInputs): Expr<string[]> =>
  x.itemsWhere(x.keys(replicas), "key", (key) => x.not(x.le(x.textLength(x.str`${name}-${key}`), 63)));

const badReplicaNames = ({ replicas }: ReplicaInputs): Expr<string[]> =>
  x.itemsWhere(x.keys(replicas), "key", (key) => x.matches("--", key));

export type Replicas = Instances<unknown, DbInstance>;

export function copies(
  scope: Construct,
  parts: InstanceParts & { readonly inputs: ReplicaInputs },
  source: DbInstance,
): Replicas {
  const { inputs } = parts;
  const plans = x.mapFrom(inputs.replicas, ["key", "replica"], (key, replica) => {
    const identifier = x.str`${inputs.name}-${key}`;
    return {
      key,
      value: x.object({
        identifier,
        instanceClass: x.orElse(replica.instanceClass, inputs.instanceClass),
        zone: replica.zone,
        multiAz: replica.multiAz,
        deletionProtection: replica.deletionProtection,
        tags: namedTags(inputs, identifier),
      }),
    };
  });
  return forEach(
    scope,
    DbInstance,
    "db_instance_replica",
    local(scope, "replica_plans", plans),
    ({ value: plan }) => ({
      ...common(parts),
      identifier: plan.identifier,
      replicateSourceDb: source.identifier,
      instanceClass: plan.instanceClass,
      availabilityZone: plan.zone,
      multiAz: plan.multiAz,
      iamDatabaseAuthenticationEnabled: inputs.iamAuthentication,
      maxAllocatedStorage: inputs.storage.maxAllocatedGib,
      deletionProtection: plan.deletionProtection,
      skipFinalSnapshot: true,
      tags: plan.tags,
      dependsOn: needed(parts),
      because: { skipFinalSnapshot: "RDS makes no last snapshot of a replica." },
    }),
  );
}
