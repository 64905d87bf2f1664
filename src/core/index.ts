/** The entry point `hanok/core`: the stack that blocks live in, errors of inputs, and what reads and writes values that Terraform decides. */

export { InputError } from "./contract";
export { type Expr, get, type Input, tf, tfText } from "./expressions";
export { HanokStack, type HanokStackProps, type StateBackend } from "./stack/stack";
