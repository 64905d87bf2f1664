/** The contract of the App Runner service. */
import * as t from "../../core/contract";
import { instanceRoleSize, unreachedCalls } from "./app-runner.computed-rules";
import { appRunnerRules } from "./app-runner.cross-rules";
import { appRunnerInputs } from "./app-runner.inputs";

export const appRunnerContract = t.contract({
  name: "App Runner service",
  inputs: appRunnerInputs,
  crossRules: appRunnerRules,
  computedRules: [unreachedCalls, instanceRoleSize],
  example: {
    name: "shop-api",
    image: { identifier: "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/shop/api:1.4.0" },
  },
});
