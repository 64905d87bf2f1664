/** The contract of an image: its inputs, the rules between them, the least that is accepted. */
import * as t from "../../core/contract";
import { crossRules, EXAMPLE_NETWORK } from "./image.cross-rules";
import { imageInputs } from "./image.inputs";

export const imageContract = t.contract({
  name: "image",
  inputs: imageInputs,
  crossRules,
  example: {
    name: "web",
    region: "ap-northeast-2",
    components: { update: { managed: "update-linux" } },
    network: EXAMPLE_NETWORK,
    tier: "private",
    zone: "ap-northeast-2a",
    securityGroups: [{ id: "sg-0123456789abcdef0", name: "build" }],
  },
});
