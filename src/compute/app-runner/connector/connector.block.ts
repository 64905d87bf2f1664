/** The module `compute/app-runner/connector`. */
import { defineBlock } from "../../../core/module/block";
import { AppRunnerConnector } from "./connector";
import { connectorContract } from "./connector.contract";
import type { AppRunnerConnectorProps } from "./connector.props";

const NOTES = `## What passes through

What the application itself calls, over IPv4. Requests to the service, image pulls, logs and secrets do not: App Runner
sees to them outside of the VPC. All other outbound traffic then goes through the VPC: the internet is reached by NAT,
AWS APIs by NAT or by endpoints, and \`compute/app-runner\` says which is missing.

## Zones

- A zone has one subnet. Three zones are recommended; with fewer Terraform warns while planning (a \`check\` block), and
  the output \`notices\` says so.
- AWS publishes no list of the zones that App Runner does not support, only that there are some; it names them when a
  service is made. Leave such a zone out by \`zones\`. What is refused beforehand are zones outside of App Runner's regions
  (AWS General Reference, "AWS App Runner endpoints and quotas", read on 2026-11-22) and Local Zones.

## One connector, many services

Give the output \`connector\` to every service that reaches into the same subnets with the same groups. A connector never
changes: with other subnets or groups (a zone more, another group) a new one is made, services move to it, and the old one goes.

- Certain: App Runner has one connector of a name (API Reference, VpcConnector: "supports only one revision per name"). So the
  name ends in eight digits of a digest of subnets and groups, and the new connector has another one.
- Not certain: a connector of the same name and groups and of other subnets was refused with "The security groups combination
  provided in the request already exists on existing vpc connector" (pulumi/pulumi-aws#5364), and AWS does not say whether it is
  under another name. If it is, change \`name\` in the same apply, which makes the block's own group anew too, or name other
  \`security_groups\`.

App Runner takes no new customers since 2026-04-30 (App Runner Developer Guide, "AWS App Runner availability change");
\`compute/ecs-service\` takes the same service.`;

export const connectorBlock = defineBlock<AppRunnerConnectorProps>({
  path: "compute/app-runner/connector",
  source: "src/compute/app-runner/connector/connector.ts",
  title: "App Runner VPC connector",
  purpose:
    "The way of App Runner services into a VPC, shared by many services: one private subnet in each zone, a security group of its own that only lets out, and the matching inbound rule on what services call.",
  contract: connectorContract,
  construct: AppRunnerConnector,
  notes: NOTES,
});
