/** What the database was before the change that is planned: the kind of its password, and its major version. */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Memory } from "../../core/stack/memory";
import type { DatabaseInputs } from "./database.inputs";
import { majorOf } from "./engine.contract";
import { isManaged } from "./instance";

/**
 * Whether RDS manages the password. While an own one becomes a managed one this is not known before the apply, and so
 * neither is the secret: until then the state says that there is none.
 */
export function managedByNow(scope: Construct, inputs: DatabaseInputs): Expr<boolean> {
  const managed = isManaged(inputs);
  if (x.isKnown(managed) && !x.knownValue(managed)) return managed;
  const memory = new Memory(scope, "password", { value: inputs.password, forgetOn: inputs.password });
  return x.eq(memory.output, "managed");
}

/** ModifyDBInstance, AllowMajorVersionUpgrade: RDS says no only after what else the apply changes. */
export function majorVersion(scope: Construct, inputs: DatabaseInputs): void {
  const { allowMajorVersionUpgrade: allowed } = inputs;
  const engine = inputs.engine;
  const major = majorOf(engine, inputs.engineVersion);
  const forgetOn = x.when(
    allowed,
    () => x.str`${engine} ${major}`,
    () => engine,
  );
  new Memory(scope, "major_version", {
    value: major,
    forgetOn,
    postcondition: (then) => ({
      condition: x.or(x.lift<boolean>(allowed), x.eq(then, major)),
      errorMessage: x.str`engine_version is ${x.jsonEncode(inputs.engineVersion)} of a database of the major version ${then}; allowed: that major version, or another one with allow_major_version_upgrade = true, an upgrade with an outage.`,
    }),
  });
}
