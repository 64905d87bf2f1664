/** A stack with nothing in it but what a test adds, and what it synthesizes to. */
import { type App, Testing } from "cdktf";
import { HanokStack, type HanokStackProps } from "../../../src/core/stack/stack";

export interface StackJson {
  readonly terraform: { readonly backend: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
  readonly provider: { readonly aws: readonly Readonly<Record<string, unknown>>[] };
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly locals?: Readonly<Record<string, unknown>>;
}

const base = { architecture: "three-tier", environment: "dev", region: "ap-northeast-2" };

export const newStack = (props: Partial<HanokStackProps> = {}, app: App = Testing.app()): HanokStack =>
  new HanokStack(app, { ...base, ...props });

export const synthesized = (stack: HanokStack): StackJson =>
  JSON.parse(Testing.synth(stack, true)) as StackJson;
