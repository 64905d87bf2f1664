/** The containers of a task: the user's, and nginx where there are hosts for it. */
import type { Construct } from "constructs";
import type { NameStep } from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { local } from "../../../core/stack/local";
import type { NameTable } from "../../../core/stack/table";
import { table } from "../../../core/stack/table";
import type { Containers } from "../containers.contract";
import type { EcsServiceInputs } from "../ecs-service.inputs";
import { configuration } from "./configuration";
import { nginxContainers } from "./container";
import { naming } from "./naming";
import { networkRanges } from "./rules";

export function withNginx(scope: Construct, inputs: EcsServiceInputs): Expr<Containers> {
  const { nginx } = inputs;
  const own = inputs.containers;
  const step: NameStep = (name, value) => local(scope, name, value);
  const constants: NameTable = (name, data) => table(scope, name, data);
  const text = configuration(nginx, networkRanges(inputs), naming(step, constants));
  const sidecar = nginxContainers(nginx, own, text, { step, table: constants });
  const sidecars = step("nginx_containers", sidecar);
  return local(scope, "all_containers", x.merge(own, sidecars));
}
