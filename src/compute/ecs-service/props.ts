/** The props as TypeScript users write them: a size that Fargate does not have does not compile. */
import type { IResolvable } from "cdktf";
import type { Typed } from "../../core/expressions";
import type { EcsServiceProps } from "./ecs-service.props";
import type { FargateSize } from "./task-size";

type Unknown<T> = Typed<T> | IResolvable;

/** A pair of literals, or two values of which Terraform decides. */
type OnFargate = {
  /** Where tasks run. */
  readonly launchType?: "fargate";
} & (FargateSize | { readonly cpu: Unknown<number>; readonly memory: Unknown<number> });

type Elsewhere = {
  /** Where tasks run. */
  readonly launchType: "ec2" | Unknown<"fargate" | "ec2">;
} & Pick<EcsServiceProps, "cpu" | "memory">;

export type TypedEcsServiceProps = Omit<EcsServiceProps, "launchType" | "cpu" | "memory"> &
  (OnFargate | Elsewhere);
