/** The entry point `hanok/core`: the stack that blocks live in, errors of inputs, and what reads and writes values that Terraform decides. */

export { get, InputError, type Reference } from "./contract";
export type { Expr, Input } from "./expressions";
export type { BlockProps, Transform } from "./inner-resources";
export type { ResourceInstance } from "./stack/instance";
export { HanokStack, type HanokStackProps, type ProviderSettings, type StateBackend } from "./stack/stack";
