/** The appliances that are registered, one by one. */
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach } from "../../core/resources";
import { group } from "./target-group";

/** RFC 1918 and RFC 6598; an address in digits. */
const PRIVATE =
  "10\\.[0-9.]+|172\\.(1[6-9]|2[0-9]|3[01])\\.[0-9.]+|192\\.168\\.[0-9.]+|100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\.[0-9.]+";

const OCTETS = "[0-9]{1,3}(\\.[0-9]{1,3}){3}";

const targetShape = t.shape("GatewayTarget", {
  instanceId: t
    .pattern("i-[0-9a-f]{8,17}", "an instance's id", "i-0123456789abcdef0", ["i-", "instance", ""])
    .describe("The instance; with the target_type instance.")
    .optional(),
  address: t
    .pattern(OCTETS, "an IPv4 address", "10.0.0.10", ["10.0.0", "appliance", "::1", ""])
    .rule({
      test: (address) => x.matches(`^(${PRIVATE})$`, address),
      allowed: "a private address (RFC 1918, RFC 6598); public ones cannot be targets",
      refused: ["8.8.8.8", "172.32.0.1", "100.128.0.1", "192.169.0.1"],
    })
    .describe("The address; with the target_type ip.")
    .optional(),
  outsideVpc: t
    .flag("Whether the address is of no subnet of the VPC; its zone is then all of them.")
    .default(false),
});

type Target = t.Infer<typeof targetShape>;

type TargetOf = Expr<Target>;

const target = targetShape
  .describe("An appliance.")
  .example({ instanceId: "i-0123456789abcdef0" })
  .rule(t.exactlyOneOf("instanceId", "address"))
  .rule({
    test: ({ outsideVpc, address }: TargetOf) => x.or(x.eq(outsideVpc, false), x.isSet(address)),
    got: () => "an instance outside of the VPC",
    allowed: "outside_vpc with an address only",
    refused: [{ instanceId: "i-0123456789abcdef0", outsideVpc: true }],
  });

const needs = [group] as const;
const inputs = {
  targets: t
    .keyed(target, "target")
    .describe(
      "Appliances by names of your choice. None where an Auto Scaling group registers its instances with `target_group_arn`.",
    )
    .default({}),
};

type TargetsInputs = t.InputsOf<typeof inputs, typeof needs>;

const misfits = ({ targets, targetGroup }: TargetsInputs): Expr<string[]> =>
  x.keysWhere(targets, ["name", "target"], (_, { address }) =>
    x.ne(x.isSet(address), x.eq(targetGroup.targetType, "ip")),
  );

const registered = ({ targets }: TargetsInputs): Expr<(string | null)[]> =>
  x.listEach(x.values(targets), ["target"], ({ instanceId, address }) => x.orElse(instanceId, address));

export const appliances = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "targets",
      test: (inputs) => x.isEmpty(misfits(inputs)),
      message: (inputs, spell) =>
        x.str`targets has ${x.shownTexts(misfits(inputs))} of another kind than the ${spell("targetType")} ${x.shownText(inputs.targetGroup.targetType)}; allowed: instances with instance, addresses with ip.`,
      refused: [
        { targets: { one: { address: "10.0.0.10" } } },
        { targetGroup: { targetType: "ip" }, targets: { one: { instanceId: "i-0123456789abcdef0" } } },
      ],
    },
    /** One that is registered twice goes wholly when one of the two goes. */
    {
      on: "targets",
      whereKnown: true,
      test: (inputs) => x.isDistinct(registered(inputs)),
      message: (inputs) =>
        x.str`targets has one appliance under several names, ${x.jsonEncode(registered(inputs))}; allowed: each once.`,
      refused: [
        {
          targets: { one: { instanceId: "i-0123456789abcdef0" }, two: { instanceId: "i-0123456789abcdef0" } },
        },
        {
          targetGroup: { targetType: "ip" },
          targets: { one: { address: "10.0.0.10" }, two: { address: "10.0.0.10" } },
        },
      ],
    },
  ],
});

/** One registration each: an appliance that comes or goes touches no other. */
export function targets(scope: Construct, inputs: TargetsInputs, group: LbTargetGroup) {
  return forEach(
    scope,
    LbTargetGroupAttachment,
    "lb_target_group_attachment",
    inputs.targets,
    ({ value }) => {
      const { instanceId, address, outsideVpc } = value;
      return {
        targetGroupArn: x.attribute(group, "arn"),
        targetId: x.orElse(instanceId, () => x.nonNull(address)),
        availabilityZone: x.when(outsideVpc, "all"),
      };
    },
  );
}
