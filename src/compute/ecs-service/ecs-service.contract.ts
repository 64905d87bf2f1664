/** The contract of the ECS service: its inputs and the rules between them. */
import * as t from "../../core/contract";
import { definitionSize, secretsSize } from "./definition-size.rules";
import { dependencyCycles } from "./dependency-cycles";
import { deploymentRules } from "./deployment.rules";
import { ecsServiceInputs } from "./ecs-service.inputs";
import { commonRules } from "./ecs-service.rules";
import { endpointRules, unreachedServices } from "./endpoint-reach.rules";
import { nginxRules, nginxSize } from "./nginx/rules";
import { reachRules } from "./reach.rules";
import { targetsSpeakAlike } from "./target-protocols.rules";
import { taskRules } from "./task.rules";
import { sizeRules } from "./task-size.rules";

/** The least that is accepted; refused samples are laid over it. */
export const EXAMPLE = {
  name: "web",
  cluster: {
    arn: "arn:aws:ecs:ap-northeast-2:123456789012:cluster/shop",
    name: "shop",
    capacityProviderNames: { FARGATE: "FARGATE", FARGATE_SPOT: "FARGATE_SPOT" },
  },
  network: {
    vpcId: "vpc-0123456789abcdef0",
    cidrBlocks: ["10.0.0.0/16"],
    tiers: {
      private: {
        kind: "private",
        subnets: {
          "ap-northeast-2a": { id: "subnet-0123456789abcdef0", cidrBlock: "10.0.0.0/24" },
          "ap-northeast-2c": { id: "subnet-0123456789abcdef1", cidrBlock: "10.0.1.0/24" },
        },
      },
    },
  },
  tier: "private",
  securityGroups: [{ id: "sg-0123456789abcdef0", name: "web" }],
  cpu: 256,
  memory: 512,
  containers: { app: { image: "public.ecr.aws/nginx/nginx:1.29" } },
};

export const ecsServiceContract = t.contract({
  name: "ECS service",
  inputs: ecsServiceInputs,
  crossRules: [
    ...commonRules,
    ...sizeRules,
    ...taskRules,
    ...deploymentRules,
    ...reachRules,
    targetsSpeakAlike,
    ...endpointRules,
    ...nginxRules,
  ],
  computedRules: [dependencyCycles, unreachedServices, nginxSize, definitionSize, secretsSize],
  example: EXAMPLE,
});
