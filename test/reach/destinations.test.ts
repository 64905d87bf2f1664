/** Targets as people write them: URLs and names of DNS, which records of the plan lead to their ends. */
import { type Answer, matrix, type Question, reach } from "../../src/reach";
import { balancer, forward, group, listener, rule, server, THREE_ZONES } from "./balanced";
import { networkOf, type Values } from "./samples";

const SITE: Record<string, Values> = {
  ...THREE_ZONES,
  ...balancer("application", "a", { dns_name: "front-1.eu-west-1.elb.amazonaws.com" }),
  ...listener("HTTPS", { type: "fixed-response" }),
  ...rule("api", 10, [{ path_pattern: [{ values: ["/v1/*"] }] }], [forward("api")]),
  ...group("api", ["api"]),
  ...server("api", "a", "10.0.10.10"),
  "aws_instance.public": {
    subnet_id: "aws_subnet.public_a",
    private_ip: "10.0.0.10",
    public_ip: "203.0.113.10",
    vpc_security_group_ids: ["aws_security_group.open"],
  },
  "aws_vpc.other": {
    cidr_block: "10.9.0.0/16",
    default_network_acl_id: "acl-9",
    default_route_table_id: "rtb-9",
  },
  "aws_route53_zone.public": { name: "example.com", zone_id: "Z1", id: "Z1", vpc: [] },
  "aws_route53_zone.inner": {
    name: "example.com.",
    zone_id: "Z2",
    id: "Z2",
    vpc: [{ vpc_id: "aws_vpc.main" }],
  },
};

const record = (name: string, type: string, more: Values, zone = "Z1"): Values => ({
  name,
  type,
  zone_id: zone,
  ...more,
});
const alias = (name: string): Values => ({ alias: [{ name, zone_id: "Z0" }] });
const RECORDS: Record<string, Values> = {
  "aws_route53_record.api": record("api", "A", alias("dualstack.front-1.eu-west-1.elb.amazonaws.com.")),
  "aws_route53_record.www": record("www.example.com", "CNAME", { records: ["api.example.com"] }),
  "aws_route53_record.any": record("*.apps.example.com", "A", alias("aws_lb.front.dns_name")),
  "aws_route53_record.direct": record("direct", "A", { records: ["203.0.113.10"] }),
  "aws_route53_record.db": record("db", "A", { records: ["10.0.10.10"] }, "Z2"),
  "aws_route53_record.split": record("split", "A", { records: ["203.0.113.10"] }),
  "aws_route53_record.split_inner": record("split", "A", { records: ["10.0.10.10"] }, "Z2"),
  "aws_route53_record.cdn": record("cdn", "A", alias("d1.cloudfront.net")),
  "aws_cloudfront_distribution.cdn": { domain_name: "d1.cloudfront.net" },
  "aws_route53_record.away": record("away", "CNAME", { records: ["else.example.net"] }),
  "aws_route53_record.loop": record("loop", "CNAME", { records: ["loop.example.com"] }),
  "aws_route53_record.blue": record("both", "A", {
    ...alias("aws_lb.front.dns_name"),
    set_identifier: "blue",
  }),
  "aws_route53_record.green": record("both", "A", { records: ["203.0.113.10"], set_identifier: "green" }),
};

const network = networkOf({ ...SITE, ...RECORDS });
const asked = (to: string, more: Partial<Question> = {}): Answer =>
  reach(network, { from: "internet", to, ...more });
const last = (answer: Answer) =>
  answer.verdict === "yes" ? answer.path.slice(-1).map(({ at, what }) => `${at} ${what}`)[0] : answer;
const receives = (address: string, at: string) => `${address} receives it at ${at}`;

describe("a URL", () => {
  it.each([
    ["https://api.example.com/v1/users", "aws_lb_listener_rule.api forwards to aws_lb_target_group.api"],
    ["https://api.example.com/v2", "aws_lb_listener.front answers by itself"],
    [
      "https://API.example.com:443",
      "aws_lb_listener_rule.api forwards to aws_lb_target_group.api for path /v1/*",
    ],
    ["https://www.example.com/v2", "aws_lb_listener.front answers by itself"],
    ["https://a.apps.example.com/v2", "aws_lb_listener.front answers by itself"],
    ["https://front-1.eu-west-1.elb.amazonaws.com/v2", "aws_lb_listener.front answers by itself"],
    ["https://direct.example.com", receives("aws_instance.public", "10.0.0.10")],
    ["postgresql://direct.example.com:5432/shop", receives("aws_instance.public", "10.0.0.10")],
    ["https://203.0.113.10/", receives("aws_instance.public", "10.0.0.10")],
  ])("%s leads to its end", (to, text) => {
    const path = asked(to);
    const all = path.verdict === "yes" ? path.path.map(({ at, what }) => `${at} ${what}`) : path;
    expect(all).toContainEqual(text);
  });

  it("has the port of its scheme, or its own", () => {
    expect(last(asked("http://api.example.com"))).toMatchObject({
      stoppedBy: [{ what: "aws_lb.front has no listener on port 80; it listens on 443" }],
    });
    expect(asked("http://api.example.com:443/v1/a").verdict).toBe("yes");
    expect(() => asked("postgresql://direct.example.com/shop")).toThrow(/a port is missing/);
  });

  it.each<[string, Partial<Question>, string]>([
    [
      "https://api.example.com/v1",
      { port: 8443 },
      "https://api.example.com/v1 says the port 443, the question 8443; allowed: one of the two",
    ],
    [
      "https://api.example.com/v1",
      { path: "/v2" },
      "https://api.example.com/v1 says the path /v1, the question /v2; allowed: one of the two",
    ],
    [
      "https://api.example.com",
      { host: "b.example.com" },
      "https://api.example.com says the host api.example.com, the question b.example.com; allowed: one of the two",
    ],
    ["https://", {}, '"https://" is no URL; allowed: such as https://api.example.com/v1'],
    [
      "https://apo.example.com",
      {},
      'no record of aws_route53_record is named "apo.example.com"; did you mean api.example.com',
    ],
  ])("%s with %p is refused", (to, more, message) => {
    expect(() => asked(to, more)).toThrow(message);
  });

  it("begins no connections", () =>
    expect(() => asked("aws_lb.front", { from: "https://api.example.com" })).toThrow(
      "https://api.example.com opens no connections; allowed: a resource, internet, a CIDR block",
    ));

  it("needs records, or is told what to give instead", () =>
    expect(() => reach(networkOf(SITE), { from: "internet", to: "https://a.example.com" })).toThrow(
      'no record of aws_route53_record is named "a.example.com"; it has no records. Give a resource\'s address, and the name with --host.',
    ));
});

describe("a name", () => {
  it("stands for its end, without a scheme, and is the host of the request", () => {
    expect(asked("api.example.com", { port: 443, path: "/v2" })).toMatchObject({ verdict: "yes" });
    expect(asked("api.example.com.", { port: 443 })).toMatchObject({ verdict: "yes" });
  });

  it("of a private zone is answered in its VPCs alone", () => {
    expect(asked("https://db.example.com")).toEqual({
      verdict: "no",
      stoppedBy: [
        {
          at: "aws_route53_zone.inner",
          what: "db.example.com is a name of aws_route53_zone.inner, a private zone that answers in its VPCs alone",
        },
      ],
      mends: [],
    });
    expect(last(asked("https://db.example.com", { from: "aws_instance.public" }))).toBe(
      receives("aws_instance.api", "10.0.10.10"),
    );
  });

  it("of two zones is the private one's to those in its VPC", () => {
    expect(last(asked("https://split.example.com"))).toBe(receives("aws_instance.public", "10.0.0.10"));
    expect(last(asked("https://split.example.com", { from: "aws_instance.public" }))).toBe(
      receives("aws_instance.api", "10.0.10.10"),
    );
  });

  it.each([
    ["cdn.example.com", "d1.cloudfront.net leads to aws_cloudfront_distribution.cdn, which is not modelled"],
    ["away.example.com", "aws_route53_record.away leads to else.example.net, which is not in what was read"],
    ["loop.example.com", "the records of loop.example.com lead from one to another"],
    [
      "both.example.com",
      "both.example.com leads to aws_lb.front, 203.0.113.10: ask about one of them, with --host",
    ],
  ])("%s is not known where its record leads there", (host, reason) =>
    expect(asked(`https://${host}`)).toEqual({
      verdict: "unknown",
      reasons: [expect.stringContaining(reason)],
    }),
  );

  it("without an AAAA record is not found by IPv6", () => {
    const six = { "aws_route53_record.six": record("api", "AAAA", alias("aws_lb.front.dns_name")) };
    const dual = {
      ...SITE,
      ...RECORDS,
      "aws_subnet.public_a": { ...SITE["aws_subnet.public_a"], ipv6_cidr_block: "2600:1f18:1:0::/64" },
      "aws_vpc.main": { ...SITE["aws_vpc.main"], ipv6_cidr_block: "2600:1f18:1::/56" },
      "aws_route_table.public": {
        vpc_id: "aws_vpc.main",
        route: [{ ipv6_cidr_block: "::/0", gateway_id: "aws_internet_gateway.main" }],
      },
      "aws_security_group.open": {
        vpc_id: "aws_vpc.main",
        ingress: [{ protocol: "-1", from_port: 0, to_port: 0, ipv6_cidr_blocks: ["::/0"] }],
        egress: [{ protocol: "-1", from_port: 0, to_port: 0, ipv6_cidr_blocks: ["::/0"] }],
      },
      ...balancer("application", "a", { ip_address_type: "dualstack" }),
    };
    const question = { from: "::/0", to: "https://api.example.com/v1/a" };
    const api = { "aws_route53_record.api": record("api", "A", alias("aws_lb.front.dns_name")) };
    expect(reach(networkOf({ ...dual, ...api }), question)).toMatchObject({
      stoppedBy: [{ what: "the name of aws_lb.front has no record of type AAAA, which ::/0 asks for" }],
    });
    expect(reach(networkOf({ ...dual, ...api, ...six }), question).verdict).toBe("yes");
  });

  it.each([
    ["sqs.eu-west-1.amazonaws.com", "aws:sqs"],
    ["api.ecr.eu-west-1.amazonaws.com", "aws:ecr.api"],
    ["123456789012.dkr.ecr.eu-west-1.amazonaws.com", "aws:ecr.dkr"],
    ["files.s3.eu-west-1.amazonaws.com", "aws:s3"],
  ])("%s is %s", (host, service) => {
    const from = "aws_instance.public";
    expect(asked(`https://${host}/`, { from })).toEqual(asked(service, { from, port: 443 }));
  });

  it("lists who reaches its end", () => {
    expect(matrix(network, undefined, "https://api.example.com/v1")).toEqual(
      expect.arrayContaining([expect.objectContaining({ from: "internet", ports: "443", verdict: "yes" })]),
    );
  });
});
