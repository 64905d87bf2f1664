/**
 * How App Runner services scale, said once for many of them.
 *
 *     const scaling = new AppRunnerScaling(this, "scaling", { name: "shop", maxConcurrency: 80, minSize: 2 });
 *     new AppRunner(this, "api", { name: "shop-api", sharedScaling: scaling.ref, … });
 */
import type { Construct } from "constructs";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { Block, type Output } from "../../../core/module/block";
import { nameTag } from "../../../network/tags";
import { scalingConfiguration } from "./configuration";
import { scalingContract } from "./scaling.contract";
import type { ScalingShape } from "./scaling.inputs";
import type { AppRunnerScalingProps } from "./scaling.props";
import type { ScalingReferenceValue } from "./scaling-reference.contract";

export class AppRunnerScaling extends Block<ScalingShape> {
  /** The configuration as services take it. */
  readonly ref: Expr<ScalingReferenceValue>;

  constructor(scope: Construct, id: string, props: AppRunnerScalingProps) {
    super(scope, id, scalingContract, props);
    const { inputs, preconditions: precondition } = this;
    const configuration = scalingConfiguration(this, {
      name: inputs.name,
      sizes: inputs,
      tags: nameTag(inputs, inputs.name),
      ...(precondition.length > 0 ? { lifecycle: { precondition } } : {}),
    });
    this.ref = x.object<ScalingReferenceValue>({ arn: x.attribute(configuration, "arn") });
  }

  /** The configuration's ARN, with its revision. */
  get scalingArn(): string {
    return x.tfText(this.ref.arn);
  }

  outputs(): Readonly<Record<string, Output>> {
    return {
      scaling: { value: this.ref, description: "The configuration as services take it." },
      scaling_arn: { value: this.ref.arn, description: "The configuration's ARN, with its revision." },
    };
  }
}
