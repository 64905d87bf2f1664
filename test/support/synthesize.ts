/** A stack's JSON, and what is in it. */
import { Testing } from "cdktf";
import { HanokStack } from "../../src/core/stack/stack";

type Body = Record<string, unknown>;
type Resources = Record<string, Record<string, Body>>;

/** The JSON of the product's own stack with what `build` puts into it; validators and annotations count. */
export function synthesize(build: (stack: HanokStack) => void, region = "ap-northeast-2"): string {
  const app = Testing.app();
  const stack = new HanokStack(app, { architecture: "sample", environment: "test", region });
  build(stack);
  return Testing.synth(stack, true);
}

/** Every resource by type and name. */
export function resourcesOf(json: string): Resources {
  return (JSON.parse(json) as { resource: Resources }).resource;
}

/** The instances of a repeated resource: what its for_each holds, by key. */
export function instances(json: string, type: string, name: string): Record<string, Body> {
  const body = resourcesOf(json)[type]?.[name];
  if (body === undefined) throw new Error(`there is no ${type}.${name}`);
  return body.for_each as Record<string, Body>;
}

/** What a value that waits for resources is when they are there. */
export const awaited = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(awaited)
    : typeof value === "string"
      ? value.replace(/^\$\{.* \? (.*) : \1\}$/, "${$1}")
      : value;
