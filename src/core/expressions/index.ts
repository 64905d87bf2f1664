/** The expression layer: see expr.ts. The only place that writes Terraform expressions. */
export * from "./arithmetic";
export * from "./cidr";
export { CodeToken } from "./code";
export * from "./collections";
export * from "./digest";
export * from "./emit";
export { type Expr, FoldError, type In, type Input, isExpr, type Scalar, type Typed } from "./expr";
export * from "./for";
export { lift } from "./lift";
export * from "./logic";
export * from "./members";
export { camelToSnake, snakeToCamel } from "./names";
export { refuseLongRepeats } from "./re2";
export * from "./reference";
export * from "./shown";
export * from "./text";
