/** A case that policies decide: what is asked, by whom, along which way. */
import type { Mend, Yes } from "../answer/question";
import type { Policies, Principal, Sourced } from "../policy";
import type { Resource } from "../terraform/resource";
import type { By } from "./roles";
import type { Target } from "./targets";

export interface Asked {
  readonly action: string;
  readonly target: Target;
  readonly by: By;
  readonly unreadAllows: boolean;
}

/** Who asks. */
export interface Caller {
  readonly principal: Principal;
  readonly name: string;
  readonly role?: Resource;
  readonly identity?: readonly Sourced[];
  readonly boundary?: Sourced;
  /** Why nobody signs. */
  readonly unsigned?: Mend;
}

export interface Case {
  readonly asked: Asked;
  readonly caller: Caller;
  readonly endpoint: Resource | undefined;
  readonly policies: Policies;
  readonly context: Readonly<Record<string, unknown>>;
  readonly way: Yes;
}
