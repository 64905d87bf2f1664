/** What a configuration once was, kept in the state: `terraform_data` that ignores changes of its input. */
import { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import type { Expr, In } from "../expressions";
import * as x from "../expressions";
import { madeHere } from "./made-in";

interface Check {
  readonly condition: In<boolean>;
  readonly errorMessage: In<string>;
}

interface MemoryArguments {
  /** Kept as it was when the memory was made. */
  readonly value: In<string>;
  /** A change makes the memory anew, with the value of then. */
  readonly forgetOn: In<string>;
  /** What must hold of the value kept, while planning where it is known. */
  readonly postcondition?: (kept: Expr<string>) => Check;
}

export class Memory extends TerraformResource {
  private readonly settings: Readonly<Record<string, unknown>>;

  constructor(scope: Construct, id: string, { value, forgetOn, postcondition }: MemoryArguments) {
    const checks = postcondition ? [postcondition(x.raw<string>("self.output"))] : [];
    super(scope, id, {
      terraformResourceType: "terraform_data",
      lifecycle: {
        ignoreChanges: ["input"],
        ...(checks.length > 0 ? { postcondition: checks.map(written) } : {}),
      },
    });
    madeHere(this);
    this.settings = { input: x.tf(value), triggers_replace: x.tf(forgetOn) };
  }

  /** A text of its own, from when the memory was made until it is forgotten. */
  get id(): Expr<string> {
    return x.raw<string>(`${this.fqn}.id`);
  }

  /** The value kept. */
  get output(): Expr<string> {
    return x.raw<string>(`${this.fqn}.output`);
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.settings };
  }
}

const written = ({ condition, errorMessage }: Check) => ({
  condition: x.tf(condition),
  errorMessage: x.tf(errorMessage),
});
