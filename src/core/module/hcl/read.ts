/** Terraform's code, read so that it is printed well. */

import { type Expression, parse } from "../../../text/code/expression";
import { withoutNeedless } from "./brackets";

export const readExpression = (code: string): Expression => withoutNeedless(parse(code));
