/** What a configuration once was, kept in the state: `terraform_data` that ignores changes of its input. */
import type { Construct } from "constructs";
import type { Expr, In } from "../expressions";
import * as x from "../expressions";
import { madeHere } from "./made-in";
import { TerraformData } from "./terraform-data";

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

export class Memory extends TerraformData {
  constructor(scope: Construct, id: string, { value, forgetOn, postcondition }: MemoryArguments) {
    const checks = postcondition ? [postcondition(x.raw<string>("self.output"))] : [];
    super(scope, id, {
      input: x.tf(value),
      triggersReplace: x.tf(forgetOn),
      lifecycle: {
        ignoreChanges: ["input"],
        ...(checks.length > 0 ? { postcondition: checks.map(written) } : {}),
      },
    });
    madeHere(this);
  }

  /** A text of its own, from when the memory was made until it is forgotten. */
  get id(): Expr<string> {
    return x.raw<string>(`${this.fqn}.id`);
  }

  /** The value kept. */
  get output(): Expr<string> {
    return x.raw<string>(`${this.fqn}.output`);
  }
}

const written = ({ condition, errorMessage }: Check) => ({
  condition: x.tf(condition),
  errorMessage: x.tf(errorMessage),
});
