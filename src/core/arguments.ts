/** What a resource's arguments may be: the provider's own types, with an expression or nested blocks where a value is wanted. */
import type { IResolvable } from "cdktf";
import type { Precondition } from "./contract";
import type { Expr, Scalar, Typed } from "./expressions";

/** A plain value, an expression in its place, or a structure with expressions in it; null leaves the argument out. */
export type Given<T> = null | IResolvable | Value<T> | Parts<T>;

type Value<T> = Typed<Readable<T> | AsText<T> | null | undefined>;

/** Terraform writes a number as a text where a text is wanted. */
type AsText<T> = string extends T ? number : never;

type Parts<T> = T extends Scalar | undefined | IResolvable
  ? T
  : T extends readonly (infer U)[]
    ? readonly Given<U>[]
    : { readonly [K in keyof T]: Given<T[K]> };

/** What expressions hold is never written to. */
type Readable<T> = T extends Scalar | undefined | IResolvable
  ? T
  : T extends readonly (infer U)[]
    ? readonly Readable<U>[]
    : { readonly [K in keyof T]: Readable<T[K]> };

declare const content: unique symbol;

/** What blocks are made from. */
export interface Source {
  readonly items: Expr<readonly unknown[]> | Expr<Readonly<Record<string, unknown>>>;
  /** The iterator's name, where it is not that of the blocks. */
  readonly iterator: string | undefined;
  /** The contents, where the number of items is known. */
  readonly each: () => readonly object[];
  /** The content that Terraform repeats. */
  readonly repeated: (iterator: string) => object;
}

/** Nested blocks, each with the arguments of `B`, an interface of the provider's. */
export class Blocks<out B> {
  declare readonly [content]: B;

  constructor(readonly sources: readonly Source[]) {}
}

/** The nested blocks that an argument may be; a map or a list of texts is none. */
type NestedBlocks<T> = T extends Scalar | undefined | IResolvable
  ? never
  : T extends readonly (infer U)[]
    ? U extends object
      ? Blocks<U>
      : never
    : string extends keyof T
      ? never
      : Blocks<T>;

/** An argument may be nested blocks, or one block that holds some; a list's items are given as they are, or all are blocks. */
type Argument<T> = null | IResolvable | Value<T> | NestedBlocks<T> | Whole<T>;

type Whole<T> = T extends Scalar | undefined | IResolvable | readonly unknown[]
  ? Parts<T>
  : string extends keyof T
    ? Parts<T>
    : { readonly [K in keyof T]: Argument<T[K]> };

const META = [
  "connection",
  "count",
  "dependsOn",
  "forEach",
  "lifecycle",
  "provider",
  "provisioners",
] as const;
type Meta = (typeof META)[number];

export const isMeta = (name: string) => META.some((meta) => meta === name);

/** A resource's arguments, each of which may be an expression; meta-arguments are cdktf's own. */
export type Arguments<C> = { readonly [K in keyof C as K extends Meta ? never : K]: Argument<C[K]> } & {
  readonly [K in keyof C as K extends Meta ? K : never]: C[K];
} & {
  /** What only Terraform can check, before this resource is made. */
  readonly preconditions?: readonly Precondition[];
  /** Why an argument is as it is: a comment above it in the module. */
  readonly because?: { readonly [K in keyof C]?: string };
} & { readonly [K in Exclude<Later, keyof C>]?: unknown };

/** What only newer bindings know, and check. */
const LATER = [
  "availabilityMode",
  "availabilityZoneAddress",
  "deploymentConfiguration",
  "imageTagMutabilityExclusionFilter",
  "transform",
  "vpcId",
] as const;
type Later = (typeof LATER)[number];

export const isLater = (name: string) => LATER.some((later) => later === name);

/** The same of arguments inside of nested blocks, which older bindings do not stop: they are written beside them. */
type LaterInside = "advancedConfiguration";

/** The arguments of a nested block. Its names are the provider's, so a map is an expression: a plain object is a block. */
export type Content<B> = { readonly [K in keyof B]: Part<B[K]> };

type Part<T> = null | IResolvable | Value<T> | NestedBlocks<T> | Inner<T>;

type Inner<T> = T extends Scalar | undefined | IResolvable
  ? T
  : T extends readonly (infer U)[]
    ? readonly Part<U>[]
    : string extends keyof T
      ? never
      : Content<T>;

/** A function's result may have more fields than the type asked for; `Exact` makes each of those an error. */
export type Exact<R, B> = unknown extends B
  ? R
  : R extends Scalar | undefined | IResolvable | Typed<unknown> | Blocks<unknown>
    ? R
    : R extends readonly (infer U)[]
      ? Exclude<B, IResolvable> extends readonly (infer C)[]
        ? readonly Exact<U, C>[]
        : R
      : {
          readonly [K in keyof R]: K extends keyof B
            ? Exact<R[K], Exclude<B[K], undefined>>
            : K extends LaterInside
              ? R[K]
              : never;
        };
