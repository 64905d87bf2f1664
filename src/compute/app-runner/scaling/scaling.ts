/** The block `compute/app-runner/scaling`. */
import type { Construct } from "constructs";
import * as t from "../../../core/contract";
import * as x from "../../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../../core/module/block";
import { nameTag } from "../../../network/tags";
import { appRunnerName } from "../reference-names";
import { type ScalingReferenceValue, scalingReference } from "./reference";
import type { AppRunnerScalingProps, AppRunnerScalingResources } from "./scaling.props";
import { scalingConfiguration, sizes } from "./scaling-configuration";

const name = t.concern({
  inputs: {
    name: appRunnerName(32).describe(
      "The configuration's name; a change of its numbers makes a new revision of it.",
    ),
  },
});
const tags = t.concern({ inputs: { tags: t.tags() } });

const contract = t.contract({
  name: "App Runner scaling",
  concerns: [name, sizes, tags],
  example: { name: "shop" },
});

/**
 * How App Runner services scale, said once for many of them.
 *
 *     const scaling = new AppRunnerScaling(this, "scaling", { name: "shop", maxConcurrency: 80, minSize: 2 });
 *     new AppRunner(this, "api", { name: "shop-api", sharedScaling: scaling.ref, … });
 */
export class AppRunnerScaling extends Block<typeof contract.inputs, AppRunnerScalingResources> {
  /** The configuration as services take it. */
  readonly ref: t.Reference<ScalingReferenceValue>;

  constructor(scope: Construct, id: string, props: AppRunnerScalingProps) {
    super(scope, id, contract, props);
    const { inputs, preconditions } = this;
    const { name } = inputs;
    const configuration = scalingConfiguration(this, {
      name,
      sizes: inputs,
      tags: nameTag(inputs, name),
      preconditions,
    });
    const ref = x.object<ScalingReferenceValue>({ arn: configuration.present("arn") });
    this.ref = t.reference(this, "ref", scalingReference, ref);
  }

  /** The configuration's ARN, with its revision. */
  get scalingArn(): string {
    return this.ref.arn;
  }

  protected get results(): Outputs {
    const ref = x.lift<ScalingReferenceValue>(this.ref);
    return {
      scaling: { value: ref, description: "The configuration as services take it." },
      scaling_arn: { value: ref.arn, description: "The configuration's ARN, with its revision." },
    };
  }
}

export const scalingBlock = defineBlock(__filename, { construct: AppRunnerScaling, contract });
