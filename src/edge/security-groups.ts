/** Security groups of a load balancer, which are of its network's VPC. */
import type * as t from "../core/contract";
import type { CrossRule } from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import type { NetworkReferenceValue } from "../network/reference";
import type { SecurityGroupReferenceValue } from "../network/security-group/reference";

interface Grouped {
  readonly securityGroups: Expr<readonly SecurityGroupReferenceValue[]>;
  readonly network: Expr<NetworkReferenceValue>;
}

const foreignGroups = ({ securityGroups, network }: Grouped): Expr<string[]> =>
  x.listEach(securityGroups, ["group"], ({ name, vpcId }) => ({
    value: name,
    when: x.ne(
      x.orElse(vpcId, () => network.vpcId),
      network.vpcId,
    ),
  }));

export const groupsFit: CrossRule<{
  securityGroups: t.Type<readonly SecurityGroupReferenceValue[]>;
  network: t.Type<NetworkReferenceValue>;
}> = {
  on: "securityGroups",
  whereKnown: true,
  test: (inputs) => x.isEmpty(foreignGroups(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("securityGroups")} has ${x.jsonEncode(foreignGroups(inputs))} of another VPC; allowed: groups of the network's VPC ${x.jsonEncode(inputs.network.vpcId)}.`,
  refused: [
    { securityGroups: [{ id: "sg-0123456789abcdef0", name: "web", vpcId: "vpc-0fedcba9876543210" }] },
  ],
};
