/** How long a deployment of CodeDeploy to a fleet behind a load balancer may take, from what the stack says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readAppSpec } from "../samples/appspec";
import { SAMPLE } from "../samples/workflow";
import type { Instance } from "./evaluated-stack";
import { all, only } from "./stack-instances";

/** Events that no script is behind: the agent asks every few seconds, downloads the revision and copies it. */
const AGENT_SECONDS = 60;

interface HealthCheck {
  readonly interval: number;
  readonly healthy_threshold: number;
}

/**
 * Seconds that one server takes at most. AWS re:Post, "Why do my CodeDeploy deployments with a load balancer take so long":
 * a server leaves in the deregistration delay, and comes back after as many checks as make it healthy; CodeDeploy adds an
 * interval to both. A hook that takes longer than its timeout fails.
 */
function secondsPerServer(stack: readonly Instance[]): number {
  const { deregistration_delay: delay, health_check: check } = only(stack, "aws_lb_target_group").body;
  const { interval, healthy_threshold: checks } = check as unknown as HealthCheck;
  const { hooks = {} } = readAppSpec(readFileSync(join(SAMPLE, "appspec.yml"), "utf8"));
  const scripts = Object.values(hooks).flat();
  const hookSeconds = scripts.reduce((sum, { timeout = 3600 }) => sum + timeout, 0);
  return Number(delay) + interval + hookSeconds + (checks + 1) * interval + AGENT_SECONDS;
}

/**
 * Servers that a deployment takes at a time, of so many. AWS CodeDeploy API Reference: MinimumHealthyHosts;
 * CreateDeploymentConfig, minimumHealthyHosts: a share is rounded up to whole servers.
 */
export function serversAtATime(stack: readonly Instance[], servers: number): number {
  const name = only(stack, "aws_codedeploy_deployment_group").body.deployment_config_name;
  const [own] = all(stack, "aws_codedeploy_deployment_config");
  if (own === undefined) {
    expect(name).toBe("CodeDeployDefault.OneAtATime");
    return 1;
  }
  const { type, value } = own.body.minimum_healthy_hosts as { type: string; value: number };
  const healthy = type === "FLEET_PERCENT" ? Math.ceil((servers * value) / 100) : value;
  return servers - healthy;
}

export function deploymentMinutes(stack: readonly Instance[], servers: number): number {
  const rounds = Math.ceil(servers / serversAtATime(stack, servers));
  return (rounds * secondsPerServer(stack)) / 60;
}
