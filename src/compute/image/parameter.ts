/**
 * The SSM parameter that servers read the image's id from. It is here before the first build, so that they can start at
 * once; later values are Image Builder's.
 */
import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { exception } from "../../core/stack/exception";
import { nameTag } from "../../network/tags";
import type { Named } from "../server/common";
import { distribution, parameterName } from "./distribution";
import { parent } from "./parent";

const needs = [parent, distribution] as const;

const inputs = {
  initialImageId: t
    .pattern("ami-[0-9a-f]{8,}", 'an id that begins with "ami-"', "ami-0123456789abcdef0", ["ami-", "latest"])
    .describe("What the parameter holds before the first build. Default: the newest Amazon Linux 2023.")
    .optional(),
};

type ParameterInputs = t.InputsOf<typeof inputs, typeof needs> & Named;

export const parameter = t.concern({ needs, inputs });

interface ImageParameter {
  readonly parameter: Optional<SsmParameter>;
  /** Known once the parameter is there, so that who reads it waits; null without one. */
  readonly name: Expr<string | null>;
}

export function imageParameter(scope: Construct, inputs: ParameterInputs): ImageParameter {
  const isWanted = inputs.home.parameter;
  const amazonLinux = optional(
    scope,
    DataAwsSsmParameter,
    "amazon_linux",
    x.and(isWanted, x.isNull(inputs.initialImageId)),
    () => ({
      name: x.str`/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${inputs.parent.architecture}`,
    }),
  );
  const parameter = optional(scope, SsmParameter, "ssm_parameter", isWanted, () => ({
    name: parameterName(inputs),
    description: x.str`The newest image of ${inputs.name}.`,
    type: "String",
    dataType: "aws:ec2:image",
    // not marked as sensitive, which an image's id is not
    insecureValue: x.orElse(inputs.initialImageId, () => amazonLinux.present("insecureValue")),
    tags: nameTag(inputs, inputs.name),
    lifecycle: { ignoreChanges: ["insecure_value"] },
  }));
  exception(parameter.resource, {
    check: "CKV2_AWS_34",
    why: "An image's id is no secret, and launch templates read it of a String with the data type aws:ec2:image alone (AWS Systems Manager User Guide: Using native parameter support in Parameter Store for Amazon Machine Image IDs).",
    turnOn: "Nothing does",
  });
  const name = x.when(isWanted, () => x.at(x.split(":parameter", parameter.present("arn")), 1));
  return { parameter, name };
}
