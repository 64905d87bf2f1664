/** Intents: from a file, as jest matchers, and those that stand for themselves. */
import { intentsIn, matchers, type Network, prove, standingIntents } from "../../src/reach";
import { networkOf, TWO_TIERS, type Values } from "./samples";

expect.extend(matchers);

const DATABASE: Record<string, Values> = {
  "aws_db_subnet_group.main": { name: "main", subnet_ids: ["aws_subnet.db"] },
  "aws_db_instance.main": {
    identifier: "orders",
    engine: "postgres",
    db_subnet_group_name: "main",
    vpc_security_group_ids: ["aws_security_group.db"],
    publicly_accessible: false,
  },
};
const network = networkOf({ ...TWO_TIERS, ...DATABASE });

/** Public by its argument, its group and its subnet's route. */
const PUBLIC = networkOf({
  ...TWO_TIERS,
  ...DATABASE,
  "aws_db_instance.main": { ...DATABASE["aws_db_instance.main"], publicly_accessible: true },
  "aws_route_table_association.db": { subnet_id: "aws_subnet.db", route_table_id: "aws_route_table.web" },
  "aws_security_group.db": {
    vpc_id: "aws_vpc.main",
    ingress: [{ protocol: "tcp", from_port: 5432, to_port: 5432, cidr_blocks: ["0.0.0.0/0"] }],
  },
});

describe("toReach", () => {
  it("passes for what is reached, by any name, on what it listens on", () => {
    expect(network).toReach("server/web", "database/orders", 5432);
    expect(network).toReach("aws_instance.web", "database/main");
    expect(network).not.toReach("internet", "database/main");
    expect(PUBLIC).toReach("internet", "database/main");
  });

  it("fails with what stops it, or with the path", () => {
    expect(() => expect(network).toReach("internet", "database/main")).toThrow(/has no public IPv4 address/);
    expect(() => expect(PUBLIC).not.toReach("internet", "database/main")).toThrow(
      /aws_internet_gateway.main +leads/,
    );
  });

  it("fails both ways for what is not known", () => {
    const open = networkOf({
      ...TWO_TIERS,
      "aws_security_group.db": { vpc_id: "aws_vpc.main" },
      ...rule("sg-elsewhere"),
    });
    expect(() => expect(open).toReach("aws_instance.web", "aws_instance.db", 5432)).toThrow("unknown");
    expect(() => expect(open).not.toReach("aws_instance.web", "aws_instance.db", 5432)).toThrow("unknown");
  });
});

/** A group that nobody knows the rules of. */
const rule = (group: string): Record<string, Values> => ({
  "aws_instance.db": {
    subnet_id: "aws_subnet.db",
    private_ip: "10.0.1.10",
    public_ip: "",
    vpc_security_group_ids: [group],
  },
});

describe("an intents file", () => {
  it("is proven, each for itself", () => {
    const intents = intentsIn({
      reach: [{ from: "server/web", to: "database/main" }],
      never: [{ from: "internet", to: "database/main", why: "it holds orders" }],
    });
    expect(prove(network, intents).map(({ verdict }) => verdict)).toEqual(["holds", "holds"]);
    expect(prove(PUBLIC, intents).map(({ verdict }) => verdict)).toEqual(["holds", "broken"]);
  });

  it.each([
    [[], "intents are an object"],
    [{}, "there are no intents"],
    [{ must: [] }, "must is not known in intents"],
    [{ reach: {} }, "reach is no list"],
    [{ reach: [{ from: "internet" }] }, "reach[0] needs from and to, each a text"],
    [
      { never: [{ from: "a", to: "b", prot: 1 }] },
      "never[0].prot is not known; allowed: from, to, port, protocol, direct, host, path, action, resource, by, unreadAllows, why",
    ],
    [{ never: [{ from: "a", to: "b", direct: "yes" }] }, 'never[0].direct is "yes"; allowed: true, false'],
    [{ never: [{ from: "a", to: "b", port: "443" }] }, 'never[0].port is "443"; allowed: 0 to 65535'],
  ])("%j is refused", (json, message) => {
    expect(() => intentsIn(json)).toThrow(message);
  });
});

describe("what stands for itself", () => {
  it("is that a database is reached by the clients that its group admits, and never from the internet", () => {
    const intents = standingIntents(network);
    expect(intents).toMatchObject([
      {
        expect: "reach",
        from: "aws_instance.web",
        to: "aws_db_instance.main",
        port: 5432,
        why: "aws_security_group.web is admitted by aws_security_group.db",
      },
      { expect: "never", from: "internet", to: "aws_db_instance.main", port: 5432 },
    ]);
    expect(prove(network, intents).map(({ verdict }) => verdict)).toEqual(["holds", "holds"]);
    const silent = { vpc_id: "aws_vpc.main", ingress: [], egress: [] };
    const closed = networkOf({ ...TWO_TIERS, ...DATABASE, "aws_security_group.web": silent });
    expect(prove(closed, standingIntents(closed)).map(({ verdict }) => verdict)).toEqual(["broken", "holds"]);
    expect(prove(PUBLIC, standingIntents(PUBLIC)).map(({ verdict }) => verdict)).toEqual(["broken"]);
  });

  it("is what the agent on a container instance calls", () => {
    const cluster = networkOf({
      ...TWO_TIERS,
      "aws_launch_template.hosts": { vpc_security_group_ids: ["aws_security_group.web"] },
      "aws_autoscaling_group.hosts": {
        arn: "arn:aws:autoscaling:hosts",
        vpc_zone_identifier: ["aws_subnet.db"],
        launch_template: [{ id: "aws_launch_template.hosts" }],
      },
      "aws_ecs_capacity_provider.hosts": {
        auto_scaling_group_provider: [{ auto_scaling_group_arn: "arn:aws:autoscaling:hosts" }],
      },
    });
    const proofs = prove(cluster, standingIntents(cluster));
    expect(proofs.map(({ intent, verdict }) => [intent.from, intent.to, verdict])).toEqual(
      ["ecs-agent", "ecs-telemetry", "ecs"].map((name) => [
        "aws_autoscaling_group.hosts",
        `aws:${name}`,
        "broken",
      ]),
    );
  });

  it("is that a Gateway Load Balancer, which has no groups, reaches its appliances by GENEVE", () => {
    const appliance = { ip_protocol: "udp", from_port: 6081, to_port: 6081, cidr_ipv4: "10.0.0.0/16" };
    const inspected = (rule: object) =>
      networkOf({
        ...TWO_TIERS,
        "aws_security_group.db": { vpc_id: "aws_vpc.main" },
        "aws_vpc_security_group_ingress_rule.a": { security_group_id: "aws_security_group.db", ...rule },
        "aws_lb.gateway": { arn: "arn:lb", load_balancer_type: "gateway", subnets: ["aws_subnet.web"] },
        "aws_lb_target_group.all": { arn: "arn:tg", port: 6081, protocol: "GENEVE", health_check: [] },
        "aws_lb_listener.all": {
          load_balancer_arn: "arn:lb",
          default_action: [{ type: "forward", target_group_arn: "arn:tg" }],
        },
        "aws_lb_target_group_attachment.a": { target_group_arn: "arn:tg", target_id: "aws_instance.db" },
      });
    const verdicts = (network: Network) =>
      prove(network, standingIntents(network)).map(({ intent, verdict }) => [intent.protocol, verdict]);
    expect(verdicts(inspected({ ...appliance, ip_protocol: "-1" }))).toEqual([
      [undefined, "holds"],
      ["udp", "holds"],
    ]);
    expect(verdicts(inspected(appliance))).toEqual([
      [undefined, "broken"],
      ["udp", "holds"],
    ]);
  });

  it("is that tasks are reached by their load balancer, on whatever port that listens", () => {
    const balanced = (inbound: object) =>
      networkOf({
        ...TWO_TIERS,
        "aws_route_table_association.db": {
          subnet_id: "aws_subnet.db",
          route_table_id: "aws_route_table.web",
        },
        "aws_security_group.tasks": {
          vpc_id: "aws_vpc.main",
          ingress: [{ protocol: "tcp", from_port: 443, to_port: 443, ...inbound }],
        },
        "aws_ecs_service.api": {
          network_configuration: [
            {
              subnets: ["aws_subnet.db"],
              security_groups: ["aws_security_group.tasks"],
              assign_public_ip: true,
            },
          ],
          load_balancer: [{ target_group_arn: "arn:aws:targetgroup/api", container_port: 443 }],
        },
        "aws_lb.front": {
          arn: "arn:aws:lb/front",
          load_balancer_type: "application",
          subnets: ["aws_subnet.web"],
          security_groups: ["aws_security_group.web"],
        },
        "aws_lb_target_group.api": { arn: "arn:aws:targetgroup/api", port: 443, target_type: "ip" },
        "aws_lb_listener.https": {
          load_balancer_arn: "arn:aws:lb/front",
          port: 443,
          protocol: "HTTPS",
          default_action: [{ type: "forward", target_group_arn: "arn:aws:targetgroup/api" }],
        },
      });
    const verdicts = (network: Network) =>
      prove(network, standingIntents(network)).map(({ intent, verdict }) => [intent.expect, verdict]);
    const byGroup = balanced({ security_groups: ["aws_security_group.web"] });
    expect(byGroup).toReach("internet", "aws_ecs_service.api", 443);
    expect(verdicts(byGroup)).toEqual([
      ["never", "holds"],
      ["reach", "holds"],
    ]);
    expect(verdicts(balanced({ cidr_blocks: ["0.0.0.0/0"] }))).toEqual([
      ["never", "broken"],
      ["reach", "holds"],
    ]);
  });
});
