/** Where the server stands, and whether it has a public address. */
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { tierOf } from "../../network/chosen-tier";
import type { SubnetReferenceValue } from "../../network/reference";
import type { Ec2InstanceInputs } from "./ec2-instance.inputs";

/** For where tier and zone are known to be there. */
export const subnetOf = (inputs: Ec2InstanceInputs): Expr<SubnetReferenceValue> =>
  x.get(tierOf(inputs).subnets, inputs.zone);

export const hasAddress = ({ publicAddress }: Ec2InstanceInputs): Expr<boolean> =>
  x.ne(publicAddress, "none");
