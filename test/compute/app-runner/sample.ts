/** A service for tests, and what is in its JSON. */
import { AppRunner } from "../../../src/compute/app-runner/app-runner";
import type { TypedAppRunnerProps } from "../../../src/compute/app-runner/size";
import type { PolicyDocument } from "../../../src/reach/policy";
import { resourcesOf, synthesize } from "../../support/synthesize";

export const IMAGE = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/shop/api:1.4.0";

/** Changes as a user would write them. */
export const service = (changes: object = {}): string =>
  synthesize((stack) => {
    const props = { name: "shop-api", image: { identifier: IMAGE }, ...changes } as TypedAppRunnerProps;
    new AppRunner(stack, "api", props);
  });

export const body = (json: string, type: string, name = "api") => resourcesOf(json)[type]?.[name];

export const serviceBody = (changes: object = {}) => body(service(changes), "aws_apprunner_service") ?? {};

export const policy = (json: string, name: string): PolicyDocument =>
  JSON.parse(String(body(json, "aws_iam_role_policy", `api_${name}`)?.policy)) as PolicyDocument;

export const trust = (json: string, name: string): PolicyDocument =>
  JSON.parse(String(body(json, "aws_iam_role", `api_${name}`)?.assume_role_policy)) as PolicyDocument;

/** What is said against the changes; "" where nothing is. */
export const refusal = (changes: object): string => {
  try {
    service(changes);
    return "";
  } catch (error) {
    return (error as Error).message;
  }
};
