/** What the task role may do with file systems that it mounts. */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import type { Location } from "./location";
import { type Definition, present } from "./members";
import type { EfsVolume, Volume } from "./volumes.contract";

const byRole = ({ efs }: Expr<Volume>): Expr<boolean> =>
  x.ifSet(
    efs,
    (efs) => efs.iam,
    () => false,
  );

/** The keys of volumes that are mounted by IAM authorization. */
export const mountedByRole = ({ volumes }: EcsServiceInputs): Expr<string[]> =>
  x.listFrom(volumes, ["key", "volume"], (key, volume) => ({
    value: key,
    when: byRole(volume),
  }));

/** Amazon EFS User Guide: "Using IAM to control access to file systems". */
export function mountStatements(
  scope: Construct,
  inputs: EcsServiceInputs,
  location: Location,
): Expr<Definition[]> {
  const statements = x.listFrom(inputs.volumes, ["key", "volume"], (key, volume) => ({
    value: () => statement(key, volume.efs as Expr<EfsVolume>, location),
    when: byRole(volume),
  }));
  return local(scope, "mount_statements", statements);
}

function statement(key: Expr<string>, efs: Expr<EfsVolume>, location: Location): Expr<Definition> {
  const where = (test: Expr<boolean>, action: string) =>
    x.when(
      test,
      () => [action],
      () => [],
    );
  const condition = x.ifSet(
    efs.accessPointId,
    (accessPointId) => ({
      StringEquals: {
        "elasticfilesystem:AccessPointArn": location.arn(
          "elasticfilesystem",
          x.str`access-point/${accessPointId}`,
        ),
      },
    }),
    () => null,
  );
  return present(
    {
      Sid: x.str`Mount${x.replace(key, "-", "")}`,
      Effect: "Allow",
      Action: x.concat(
        x.items(["elasticfilesystem:ClientMount"]),
        where(x.not(efs.readOnly), "elasticfilesystem:ClientWrite"),
        where(efs.rootAccess, "elasticfilesystem:ClientRootAccess"),
      ),
      Resource: location.arn("elasticfilesystem", x.str`file-system/${efs.fileSystemId}`),
    },
    { Condition: condition },
  );
}
