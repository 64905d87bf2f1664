/** What a container instance does at first boot. */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import type { EcsClusterInputs } from "./ecs-cluster.inputs";

/** The oldest agent that finds the ECS endpoints (Amazon ECS Developer Guide: interface VPC endpoints). */
const OLDEST_AGENT = "1.25.1";

/**
 * The agent's settings, written before it starts (it comes after cloud-init). An instance whose agent is too old never
 * joins: without its setting it would join the cluster `default`. The version is that of ecs-init, which brings the
 * agent along. The first lines have no effect but a new template version, and so a refresh.
 */
export function agentSetup(
  scope: Construct,
  { endpointIds, refreshToken }: EcsClusterInputs,
  clusterName: Expr<string>,
): Expr<string> {
  const script = x.str`#!/bin/bash
# endpoints: ${x.jsonEncode(endpointIds)}
# refresh: ${refreshToken}
set -eu
agent=$(rpm -q --qf '%{VERSION}' ecs-init) || agent=0
if ! printf '${OLDEST_AGENT}\\n%s\\n' "$agent" | sort -CV; then
  systemctl mask --now ecs
  echo "ECS agent $agent is older than ${OLDEST_AGENT}: not joining ${clusterName}" > /dev/console
  exit 1
fi
cat >> /etc/ecs/ecs.config <<'END'
ECS_CLUSTER=${clusterName}
ECS_AWSVPC_BLOCK_IMDS=true
ECS_ENABLE_SPOT_INSTANCE_DRAINING=true
END
`;
  return local(scope, "agent_setup", script);
}

export const userData = (setup: Expr<string>, bootScript: Expr<string>): Expr<string> =>
  x.base64Encode(x.str`${setup}${bootScript}\n`);
