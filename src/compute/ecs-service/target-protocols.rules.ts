/** A target group of UDP is for a port by UDP: what comes by another transport reaches nobody. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { EcsServiceInputs, EcsServiceShape } from "./ecs-service.inputs";
import { CONTAINERS, TARGET } from "./samples";
import type { Target } from "./targets.contract";

/** The transport of a target's port; tcp for nginx's own, and for one that another rule refuses. */
const transport = ({ containers }: EcsServiceInputs, { container, port }: Expr<Target>): Expr<string> =>
  x.attempt(
    () => x.get(x.get(containers, container).ports, port).protocol,
    () => "tcp",
  );

const mismatched = (inputs: EcsServiceInputs): Expr<string[]> =>
  x.listFrom(inputs.targets, ["key", "target"], (key, target) => {
    const { protocol } = target.targetGroup;
    const isUdp = x.eq(transport(inputs, target), "udp");
    return {
      value: key,
      when: x.not(
        x.or(
          x.isNull(protocol),
          x.or(
            x.eq(protocol, "TCP_UDP"),
            x.or(x.and(isUdp, x.eq(protocol, "UDP")), x.and(x.not(isUdp), x.not(x.eq(protocol, "UDP")))),
          ),
        ),
      ),
    };
  });

/** Amazon ECS API Reference, PortMapping: protocol; Network Load Balancers guide, "Target groups": protocols. */
export const targetsSpeakAlike: CrossRule<EcsServiceShape> = {
  on: "targets",
  whereKnown: true,
  test: (inputs) => x.isEmpty(mismatched(inputs)),
  message: (inputs) =>
    x.str`targets has ${x.jsonEncode(mismatched(inputs))}, whose port is by another protocol than its target group; allowed: a port of udp with a group of UDP or TCP_UDP, one of tcp with any other.`,
  refused: [
    {
      ...CONTAINERS,
      targets: { dns: { ...TARGET, targetGroup: { ...TARGET.targetGroup, protocol: "UDP" } } },
    },
    {
      ...CONTAINERS,
      targets: { dns: { ...TARGET, port: "dns", targetGroup: { ...TARGET.targetGroup, protocol: "TCP" } } },
    },
  ],
};
