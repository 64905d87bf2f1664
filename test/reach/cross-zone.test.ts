/** Zones of load balancers (Elastic Load Balancing User Guide: "Availability Zones and load balancer nodes", "Cross-zone load balancing"). */
import { prove, reach, standingIntents } from "../../src/reach";
import { balancer, forward, group, listener, server, THREE_ZONES } from "./balanced";
import { ask, networkOf, told, type Values } from "./samples";

/** A server in each of the zones, behind one target group. */
const network = (
  type: string,
  zones: string,
  servers: string,
  more: Values = {},
  ofGroup: Values = {},
  others: Record<string, Values> = {},
) =>
  networkOf({
    ...THREE_ZONES,
    ...balancer(type, zones, more),
    ...listener(type === "network" ? "TCP" : "HTTPS", forward("web")),
    ...Object.assign(
      {},
      ...[...servers].map((zone, index) => server(zone, zone, `10.0.1${"abc".indexOf(zone)}.1${index}`)),
    ),
    ...group("web", [...servers], { protocol: type === "network" ? "TCP" : "HTTP", ...ofGroup }),
    ...others,
  });

const NOT_ENABLED = ["ELB_INSTALLED_AZ_RESTRICTION"];

describe.each([["application"], ["network"]])(
  "a target of an %s load balancer in a zone that is not enabled",
  (type) => {
    const one = network(type, "ab", "ac", { enable_cross_zone_load_balancing: true });

    it("gets no traffic", () => {
      expect(told(ask(one, "internet", "aws_instance.a", 443))).toBe("yes");
      expect(reach(one, { from: "internet", to: "aws_instance.c", port: 443, path: "/" })).toMatchObject({
        verdict: "no",
        stoppedBy: [
          {
            code: NOT_ENABLED[0],
            what: "aws_instance.c is in eu-west-1c, which is not enabled for aws_lb.front",
          },
        ],
      });
    });

    it("is told by what stands for itself", () =>
      expect(
        prove(one, standingIntents(one)).flatMap(({ intent, verdict }) =>
          verdict === "broken" ? [intent.to] : [],
        ),
      ).toContain("aws_instance.c"));
  },
);

describe("nodes of a Network Load Balancer", () => {
  /** The server of zone b lets nobody of zone a in. */
  const closed = {
    "aws_network_acl.b": {
      vpc_id: "aws_vpc.main",
      subnet_ids: ["aws_subnet.inner_b"],
      ingress: [
        { rule_no: 1, action: "deny", protocol: "-1", from_port: 0, to_port: 0, cidr_block: "10.0.0.0/24" },
        { rule_no: 2, action: "allow", protocol: "-1", from_port: 0, to_port: 0, cidr_block: "0.0.0.0/0" },
      ],
      egress: [
        { rule_no: 1, action: "allow", protocol: "-1", from_port: 0, to_port: 0, cidr_block: "0.0.0.0/0" },
      ],
    },
  };
  const off = { preserve_client_ip: "false" };
  const asked = (more: Values, ofGroup: Values) => {
    const one = network("network", "ab", "ab", more, { ...off, ...ofGroup }, closed);
    return [
      ask(one, "internet", "aws_instance.b", 443),
      ask(one, "aws_lb.front", "aws_instance.b", 8080),
    ].map(({ verdict }) => verdict);
  };

  it("send to targets of their own zone alone, unless cross-zone load balancing is on", () => {
    expect(asked({}, {})).toEqual(["yes", "yes"]);
    expect(asked({ enable_cross_zone_load_balancing: true }, {})).toEqual(["no", "no"]);
  });

  it("do as the target group says, where it says so", () => {
    expect(
      asked({ enable_cross_zone_load_balancing: true }, { load_balancing_cross_zone_enabled: "false" }),
    ).toEqual(["yes", "yes"]);
    expect(asked({}, { load_balancing_cross_zone_enabled: "true" })).toEqual(["no", "no"]);
    expect(asked({}, { load_balancing_cross_zone_enabled: "use_load_balancer_configuration" })).toEqual([
      "yes",
      "yes",
    ]);
  });

  it("is said in the answer", () =>
    expect(ask(network("network", "ab", "ab"), "internet", "aws_instance.b", 443)).toMatchObject({
      path: expect.arrayContaining([
        expect.objectContaining({
          what: "forwards to aws_lb_target_group.web, each node to targets of its own zone",
        }),
      ]),
    }));

  it("of an Application Load Balancer send to all zones, unless the target group says otherwise", () => {
    const alb = (ofGroup: Values) =>
      told(ask(network("application", "ab", "ab", {}, ofGroup, closed), "internet", "aws_instance.b", 443));
    expect(alb({})).not.toBe("yes");
    expect(alb({ load_balancing_cross_zone_enabled: "false" })).toBe("yes");
  });
});

it("is not known where AWS chooses the zone of a subnet", () => {
  const one = network(
    "application",
    "ab",
    "a",
    {},
    {},
    {
      "aws_subnet.inner_a": { vpc_id: "aws_vpc.main", cidr_block: "10.0.10.0/24" },
    },
  );
  expect(ask(one, "internet", "aws_instance.a", 443)).toMatchObject({
    verdict: "unknown",
    reasons: [
      expect.stringMatching(/^whether aws_lb.front is enabled for the zone of aws_instance.a is not known/),
    ],
  });
});
