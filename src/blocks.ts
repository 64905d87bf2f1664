/** Every building block: what `npm run modules` writes and the tests walk over. */
import { accessRolesBlock } from "./access/roles/access-roles";
import { accessRoleReference } from "./access/roles/reference";
import { appRunnerBlock } from "./compute/app-runner/app-runner";
import { connectorBlock } from "./compute/app-runner/connector/connector";
import { connectorReference } from "./compute/app-runner/connector/reference";
import { appRunnerReference } from "./compute/app-runner/reference";
import { scalingReference } from "./compute/app-runner/scaling/reference";
import { scalingBlock } from "./compute/app-runner/scaling/scaling";
import { ec2FleetBlock } from "./compute/ec2-fleet/ec2-fleet";
import { ec2FleetReference } from "./compute/ec2-fleet/reference";
import { ec2InstanceBlock } from "./compute/ec2-instance/ec2-instance";
import { ec2InstanceReference } from "./compute/ec2-instance/reference";
import { ecrRepositoryBlock } from "./compute/ecr-repository/ecr-repository";
import { ecrRepositoryReference } from "./compute/ecr-repository/reference";
import { ecsClusterBlock } from "./compute/ecs-cluster/ecs-cluster";
import { ecsClusterReference } from "./compute/ecs-cluster/reference";
import { strategyItem } from "./compute/ecs-cluster/strategy";
import { ecsServiceBlock } from "./compute/ecs-service/ecs-service";
import { ecsServiceReference } from "./compute/ecs-service/reference";
import { secret } from "./compute/ecs-service/secrets";
import { imageBlock } from "./compute/image/image";
import { imageReference } from "./compute/image/reference";
import { statement } from "./compute/policy/statements";
import { serverParts } from "./compute/server/server";
import { propsFileText, sharedPropsFile } from "./core/contract/typescript";
import type { BlockDefinition } from "./core/module/block";
import { inClassWords } from "./core/module/class-words";
import { moduleFiles } from "./core/module/emit";
import { innerNamesJson } from "./core/module/inner-classes";
import { inputsJson } from "./core/module/keys";
import { propsFile } from "./core/module/props";
import { bucketBlock } from "./data/bucket/bucket";
import { bucketReference } from "./data/bucket/reference";
import { databaseBlock } from "./data/database/database";
import { databaseReference } from "./data/database/reference";
import { codeDeployBlock } from "./delivery/codedeploy/codedeploy";
import { codeDeployReference } from "./delivery/codedeploy/reference";
import { certificateBlock } from "./edge/certificate/certificate";
import { certificateReference } from "./edge/certificate/reference";
import { dnsBlock } from "./edge/dns/dns";
import { zoneReference } from "./edge/dns/reference";
import { gatewayEndpointsBlock } from "./edge/gateway-load-balancer/endpoints/gateway-endpoints";
import { gatewayLoadBalancerBlock } from "./edge/gateway-load-balancer/gateway-load-balancer";
import { gatewayLoadBalancerReference } from "./edge/gateway-load-balancer/reference";
import { loadBalancerBlock } from "./edge/load-balancer/load-balancer";
import { loadBalancerReference } from "./edge/load-balancer/reference";
import { staticIpReference } from "./edge/static-ip/reference";
import { staticIpBlock } from "./edge/static-ip/static-ip";
import { webBucketReference } from "./edge/web-bucket/reference";
import { webBucketBlock } from "./edge/web-bucket/web-bucket";
import { endpointsBlock } from "./endpoints/endpoints";
import { endpointsReference } from "./endpoints/reference";
import { endpointServiceBlock } from "./endpoints/service/endpoint-service";
import { endpointServiceReference } from "./endpoints/service/reference";
import { networkBlock } from "./network/network";
import { peeringBlock } from "./network/peering/peering";
import { networkReference } from "./network/reference";
import { securityGroupReference } from "./network/security-group/reference";
import { securityGroupBlock } from "./network/security-group/security-group";

export const blocks: readonly BlockDefinition[] = [
  networkBlock,
  peeringBlock,
  securityGroupBlock,
  endpointsBlock,
  endpointServiceBlock,
  ecrRepositoryBlock,
  ecsClusterBlock,
  ec2FleetBlock,
  ec2InstanceBlock,
  webBucketBlock,
  dnsBlock,
  certificateBlock,
  ecsServiceBlock,
  loadBalancerBlock,
  staticIpBlock,
  connectorBlock,
  scalingBlock,
  appRunnerBlock,
  bucketBlock,
  codeDeployBlock,
  gatewayLoadBalancerBlock,
  gatewayEndpointsBlock,
  databaseBlock,
  accessRolesBlock,
  imageBlock,
];

/** Objects that one block gives and others take. */
const references = [
  { type: networkReference, source: "src/network/reference.ts" },
  { type: securityGroupReference, source: "src/network/security-group/reference.ts" },
  { type: endpointsReference, source: "src/endpoints/reference.ts" },
  {
    type: endpointServiceReference,
    source: "src/endpoints/service/reference.ts",
  },
  {
    type: ecrRepositoryReference,
    source: "src/compute/ecr-repository/reference.ts",
  },
  {
    type: ec2InstanceReference,
    source: "src/compute/ec2-instance/reference.ts",
  },
  { type: ecsClusterReference, source: "src/compute/ecs-cluster/reference.ts" },
  { type: webBucketReference, source: "src/edge/web-bucket/reference.ts" },
  { type: zoneReference, source: "src/edge/dns/reference.ts" },
  { type: certificateReference, source: "src/edge/certificate/reference.ts" },
  { type: ec2FleetReference, source: "src/compute/ec2-fleet/reference.ts" },
  { type: statement, source: "src/compute/policy/statements.ts" },
  { type: serverParts, source: "src/compute/server/server.ts" },
  { type: strategyItem, source: "src/compute/ecs-cluster/strategy.ts" },
  { type: ecsServiceReference, source: "src/compute/ecs-service/reference.ts" },
  {
    type: loadBalancerReference,
    source: "src/edge/load-balancer/reference.ts",
  },
  {
    type: connectorReference,
    source: "src/compute/app-runner/connector/reference.ts",
  },
  {
    type: scalingReference,
    source: "src/compute/app-runner/scaling/reference.ts",
  },
  { type: appRunnerReference, source: "src/compute/app-runner/reference.ts" },
  { type: secret, source: "src/compute/ecs-service/secrets.ts" },
  {
    type: gatewayLoadBalancerReference,
    source: "src/edge/gateway-load-balancer/reference.ts",
  },
  { type: accessRoleReference, source: "src/access/roles/reference.ts" },
  { type: imageReference, source: "src/compute/image/reference.ts" },
  { type: staticIpReference, source: "src/edge/static-ip/reference.ts" },
  { type: bucketReference, source: "src/data/bucket/reference.ts" },
  {
    type: codeDeployReference,
    source: "src/delivery/codedeploy/reference.ts",
  },
  { type: databaseReference, source: "src/data/database/reference.ts" },
];

const hovered = (text: string) => inClassWords(text, blocks);

/** Every generated file by its path in the repository. */
export function generatedFiles(): Record<string, string> {
  const shared = references.map(({ type, source }) => sharedPropsFile(type, source));
  return Object.fromEntries([
    ["src/commands/check/inputs.json", inputsJson(blocks)],
    ["src/core/module/inner-resources.json", innerNamesJson(blocks)],
    ...shared.map((file) => [`src/${file.path}.ts`, hovered(propsFileText(file))]),
    ...blocks.map(propsFile).map(([path, text]) => [`src/${path}`, hovered(text)]),
    ...blocks.flatMap((block) =>
      Object.entries(moduleFiles(block)).map(([name, text]) => [`modules/${block.path}/${name}`, text]),
    ),
  ]);
}
