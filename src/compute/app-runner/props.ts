/** The props as TypeScript users write them: a size that App Runner does not have does not compile. */
import type { IResolvable } from "cdktf";
import type { Typed } from "../../core/expressions";
import type { AppRunnerProps } from "./app-runner.props";
import type { AppRunnerSize } from "./sizes";

type Unknown<T> = Typed<T> | IResolvable;

/** A pair of literals, two values of which Terraform decides, or neither: then 1024 with 2048. */
type Size =
  | AppRunnerSize
  | { readonly cpu: Unknown<number>; readonly memory: Unknown<number> }
  | { readonly cpu?: undefined; readonly memory?: undefined };

export type TypedAppRunnerProps = Omit<AppRunnerProps, "cpu" | "memory"> & Size;
