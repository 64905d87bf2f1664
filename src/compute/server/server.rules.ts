/** Rules between inputs that fleets and single servers share. Their samples are laid over a block's own example. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { inTier, tierExists, tierOf } from "../../network/chosen-tier";
import { isArm } from "./instance-types";
import type { ServerInputs, ServerShape } from "./server.inputs";
import { messageIsAlone } from "./user-data.rules";

type RuleOf = CrossRule<ServerShape>;

const tierHasSubnets: RuleOf = {
  on: "tier",
  test: (inputs) => inTier(inputs, () => x.not(x.isEmpty(tierOf(inputs).subnets))),
  message: ({ tier }) =>
    x.str`tier is ${x.jsonEncode(tier)}, which has no subnets; allowed: a tier with subnets.`,
  refused: [{ tier: "empty" }],
};

const foreignGroups = ({ securityGroups, network }: ServerInputs): Expr<string[]> =>
  x.listEach(securityGroups, ["group"], ({ name, vpcId }) => ({
    value: name,
    when: x.not(
      x.eq(
        x.orElse(vpcId, () => network.vpcId),
        network.vpcId,
      ),
    ),
  }));

const groupsFit: RuleOf = {
  on: "securityGroups",
  whereKnown: true,
  test: (inputs) => x.isEmpty(foreignGroups(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("securityGroups")} has ${x.jsonEncode(foreignGroups(inputs))} of another VPC; allowed: groups of the network's VPC ${x.jsonEncode(inputs.network.vpcId)}.`,
  refused: [
    { securityGroups: [{ id: "sg-0123456789abcdef0", name: "web", vpcId: "vpc-0fedcba9876543210" }] },
  ],
};

const ROLE = { name: "web", arn: "arn:aws:iam::123456789012:role/web" };

const statementsAreOurs: RuleOf = {
  on: "statements",
  test: ({ statements, role }) => x.or(x.isNull(role), x.isEmpty(statements)),
  message: ({ statements }) =>
    x.str`statements has ${x.jsonEncode(x.keys(statements))}, but an existing role is given; allowed: statements for an own role only.`,
  refused: [
    { role: ROLE, statements: { read: { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::shop/*"] } } },
  ],
};

const boundaryIsOurs: RuleOf = {
  on: "permissionsBoundary",
  test: ({ permissionsBoundary, role }) => x.or(x.isNull(role), x.isNull(permissionsBoundary)),
  message: (_, spell) =>
    x.str`${spell("permissionsBoundary")} is given with an existing role; allowed: a boundary for an own role only.`,
  refused: [{ role: ROLE, permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary" }],
};

export const serverRules: readonly RuleOf[] = [
  tierExists<ServerShape>("web", "edge"),
  tierHasSubnets,
  groupsFit,
  statementsAreOurs,
  boundaryIsOurs,
  messageIsAlone,
];

/** Types whose architecture is not the image's. An own image's is what `image.architecture` says. */
export const misfits = (types: Expr<readonly string[]>, architecture: Expr<string>): Expr<string[]> =>
  x.listEach(types, ["type"], (type) => ({
    value: type,
    when: x.not(x.eq(isArm(type), x.eq(architecture, "arm64"))),
  }));

/** The tier's subnets in these zones, by zone; null for all zones. */
export const inZone = (zones: Expr<readonly string[] | null>, zone: Expr<string>): Expr<boolean> =>
  x.or(
    x.isNull(zones),
    x.contains(
      x.orElse(zones, () => []),
      zone,
    ),
  );
