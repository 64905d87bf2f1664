/** The entry point `hanok/compute`: containers, servers, images, App Runner. */

export { AppRunner } from "./app-runner/app-runner";
export type * from "./app-runner/app-runner.props";
export type * from "./app-runner/app-runner-reference.props";
export { AppRunnerConnector } from "./app-runner/connector/connector";
export type * from "./app-runner/connector/connector.props";
export type * from "./app-runner/connector/connector-reference.props";
export {
  type EcsDescription,
  type EcsPlacement,
  type EcsTargetGroup,
  ecsServiceInputs,
} from "./app-runner/ecs-service-inputs";
export { AppRunnerScaling } from "./app-runner/scaling/scaling";
export type * from "./app-runner/scaling/scaling.props";
export type * from "./app-runner/scaling/scaling-reference.props";
export type { TypedAppRunnerProps } from "./app-runner/size";
export { Ec2Fleet } from "./ec2-fleet/ec2-fleet";
export type * from "./ec2-fleet/ec2-fleet.props";
export type * from "./ec2-fleet/ec2-fleet-reference.props";
export { Ec2Instance } from "./ec2-instance/ec2-instance";
export type * from "./ec2-instance/ec2-instance.props";
export type * from "./ec2-instance/ec2-instance-reference.props";
export { EcrRepository } from "./ecr-repository/ecr-repository";
export type * from "./ecr-repository/ecr-repository.props";
export type * from "./ecr-repository/ecr-repository-reference.props";
export { EcsCluster } from "./ecs-cluster/ecs-cluster";
export type * from "./ecs-cluster/ecs-cluster.props";
export type * from "./ecs-cluster/ecs-cluster-reference.props";
export type * from "./ecs-cluster/strategy.props";
export { EcsService, type TypedEcsServiceProps } from "./ecs-service/ecs-service";
export type * from "./ecs-service/ecs-service.props";
export type * from "./ecs-service/ecs-service-reference.props";
export type * from "./ecs-service/secret.props";
export { Image } from "./image/image";
export type * from "./image/image.props";
export type * from "./image/image-reference.props";
export type * from "./policy/statement.props";
export type * from "./server/server-parts.props";
