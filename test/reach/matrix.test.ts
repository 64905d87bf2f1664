/** The matrix answers for each pair as the question does: what it leaves out is a no. */
import { type Line, matrix, reach } from "../../src/reach";
import { balancer, forward, group, listener, server, THREE_ZONES } from "./balanced";
import { networkOf, TWO_TIERS, type Values } from "./samples";

const balanced: Record<string, Values> = {
  "aws_lb.front": {
    arn: "arn:aws:lb/front",
    load_balancer_type: "application",
    internal: true,
    subnets: ["aws_subnet.db"],
    security_groups: ["aws_security_group.web"],
  },
  "aws_lb_target_group.web": { arn: "arn:aws:targetgroup/web", port: 443, target_type: "instance" },
  "aws_lb_listener.http": {
    load_balancer_arn: "arn:aws:lb/front",
    port: 443,
    protocol: "HTTPS",
    default_action: [{ type: "forward", target_group_arn: "arn:aws:targetgroup/web" }],
  },
  "aws_lb_target_group_attachment.web": {
    target_group_arn: "arn:aws:targetgroup/web",
    target_id: "aws_instance.db",
    port: 5432,
  },
};
const many = Object.fromEntries(
  Array.from({ length: 6 }, (_, index) => [
    `aws_instance.more${index}`,
    {
      subnet_id: index % 2 ? "aws_subnet.db" : "aws_subnet.web",
      private_ip: `10.0.${index % 2}.${50 + index}`,
      public_ip: index === 0 ? "203.0.113.50" : "",
      vpc_security_group_ids: [index % 3 ? "aws_security_group.db" : "aws_security_group.web"],
    },
  ]),
);

it.each([
  ["two tiers", TWO_TIERS],
  ["with a load balancer", { ...TWO_TIERS, ...balanced }],
  ["with many", { ...TWO_TIERS, ...many }],
  [
    "with a NAT gateway",
    {
      ...TWO_TIERS,
      ...many,
      "aws_nat_gateway.main": {
        subnet_id: "aws_subnet.web",
        connectivity_type: "private",
        private_ip: "10.0.0.200",
      },
    },
  ],
])("%s", (_, resources) => {
  const network = networkOf(resources);
  const lines = matrix(network);
  const has = (from: string, to: string, port: number) =>
    lines.some((line: Line) => line.from === from && line.to === to && line.ports === String(port));
  const names = ["internet", ...network.members.keys()];
  const pairs = names.flatMap((from) =>
    [...network.members.keys()].filter((to) => to !== from).map((to) => [from, to] as const),
  );
  for (const [from, to] of pairs)
    for (const port of [443, 5432])
      expect([from, to, port, has(from, to, port)]).toEqual([
        from,
        to,
        port,
        reach(network, { from, to, port }).verdict === "yes",
      ]);
});

it("lists a load balancer's target for the load balancer by the target's ports, for others by the listener's", () => {
  const network = networkOf({
    ...THREE_ZONES,
    ...server("one", "a", "10.0.10.10"),
    ...balancer("application", "ab", { internal: true }),
    ...listener("HTTPS", forward("web")),
    ...group("web", ["one"]),
    ...server("client", "b", "10.0.11.10"),
    "aws_security_group.open": {
      vpc_id: "aws_vpc.main",
      ingress: [{ protocol: "tcp", from_port: 443, to_port: 443, cidr_blocks: ["0.0.0.0/0"] }],
      egress: [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] }],
    },
    "aws_security_group.server": {
      vpc_id: "aws_vpc.main",
      ingress: [{ protocol: "tcp", from_port: 1, to_port: 9000, cidr_blocks: ["10.0.0.0/23"] }],
    },
    "aws_instance.one": {
      subnet_id: "aws_subnet.inner_a",
      private_ip: "10.0.10.10",
      public_ip: "",
      vpc_security_group_ids: ["aws_security_group.server"],
    },
  });
  const ports = (from: string) =>
    matrix(network, from, "aws_instance.one").map((line) => `${line.ports} ${line.verdict}`);
  expect(ports("aws_lb.front")).toEqual(["1-9000 yes"]);
  expect(ports("aws_instance.client")).toContain("443 yes");
});
