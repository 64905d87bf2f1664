/** What only provider 6 has, as a program uses it: synthesized with the bindings of each CDK. */
import type { App } from "cdktf";
import { Testing } from "cdktf";
import { EcrRepository } from "../../src/compute/ecr-repository/ecr-repository";
import { HanokStack } from "../../src/core/stack/stack";

type Resources = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The resources of a stack that uses all of it. */
export function onlyIn6(app: App): Resources {
  const stack = new HanokStack(app, { architecture: "later", environment: "test", region: "ap-northeast-2" });
  new EcrRepository(stack, "images", { name: "shop/api", imageTagMutabilityExclusions: ["latest", "dev-*"] });
  return JSON.parse(Testing.synth(stack, true)).resource;
}

export const EXPECTED = {
  aws_ecr_repository: {
    images: {
      image_tag_mutability: "IMMUTABLE_WITH_EXCLUSION",
      image_tag_mutability_exclusion_filter: [
        { filter: "dev-*", filter_type: "WILDCARD" },
        { filter: "latest", filter_type: "WILDCARD" },
      ],
    },
  },
};
