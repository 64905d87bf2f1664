/** Terraform's code, read so that it is printed well. */
import { withoutNeedless } from "./brackets";
import { type Expression, parse } from "./expression";

export const readExpression = (code: string): Expression => withoutNeedless(parse(code));
