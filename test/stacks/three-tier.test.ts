/** A5 as it is synthesized: who reaches whom, from which subnets there is a way out, and what people may do. */
import { Testing } from "cdktf";
import { dev, type Environment, prod, test as testing } from "../../src/environments";
import { decide } from "../../src/reach/policy";
import { ThreeTierStack } from "../../src/stacks/three-tier";
import { databaseUser, masterSecret } from "../support/database-user";
import { type Body, evaluateStack, type Instance } from "../support/evaluated-stack";
import { halfOpen, subnetsOf, traffic, waysOutOf } from "../support/network";
import { all, only } from "../support/stack-instances";

const stacks = new Map<Environment, Instance[]>();

function stackIn(environment: Environment): Instance[] {
  const stack = stacks.get(environment) ?? evaluated(environment);
  stacks.set(environment, stack);
  return stack;
}

const synthesized = (environment: Environment): string =>
  Testing.synth(new ThreeTierStack(Testing.app(), environment), true);

const evaluated = (environment: Environment): Instance[] =>
  // records look into what ACM and the load balancer answer
  evaluateStack(synthesized(environment), ["aws_route53_record"]);

describe.each([
  { environment: dev, hasName: false },
  { environment: testing, hasName: true },
  { environment: prod, hasName: true },
])("three-tier in $environment.name", ({ environment, hasName }) => {
  const stack = stackIn(environment);
  const inEach = <V>(value: V) => environment.zones.map(() => value);

  it("has three tiers in every zone, with the ways out of their kinds (A5.1, A5.2)", () => {
    const ways = (tier: string) => subnetsOf(stack, tier).map((subnet) => waysOutOf(stack, subnet));
    const { ipv6 } = environment.threeTier;
    expect(ways("public")).toEqual(
      inEach(ipv6 ? ["internet gateway", "internet gateway"] : ["internet gateway"]),
    );
    expect(ways("private").map((each) => each.sort())).toEqual(
      inEach(ipv6 ? ["NAT gateway", "egress-only gateway"] : ["NAT gateway"]),
    );
    expect(ways("isolated")).toEqual(inEach([]));
    expect(all(stack, "aws_nat_gateway")).toHaveLength(
      environment.nat.mode === "per_zone" ? environment.zones.length : 1,
    );
  });

  it("lets traffic pass from tier to tier alone (A5.3)", () => {
    const { servers, threeTier } = environment;
    const toEndpoints = /^\d.* -> (management_)?endpoints tcp 443$/;
    const ofBoth = (line: (internet: string) => string) =>
      (threeTier.ipv6 ? ["internet", "::/0"] : ["internet"]).map(line);
    expect(traffic(stack).filter((line) => !toEndpoints.test(line))).toEqual(
      [
        ...(servers.ownImage ? ofBoth((internet) => `image -> ${internet} tcp 443`) : []),
        // no port is open without a listener behind it
        ...(hasName ? ofBoth((internet) => `${internet} -> load_balancer tcp 443`) : []),
        ...ofBoth((internet) => `${internet} -> load_balancer tcp 80`),
        "load_balancer -> servers tcp 8080",
        "servers -> database tcp 5432",
        ...ofBoth((internet) => `servers -> ${internet} tcp 443`),
        // the isolated tier's range, and that of the administrators' hosts
        ...(threeTier.management
          ? ["10.35.0.0/23 -> database tcp 5432", "hosts -> 10.30.64.0/19 tcp 5432"]
          : []),
      ].sort(),
    );
    // endpoints let ranges in
    expect(halfOpen(stack)).toEqual(threeTier.management ? ["hosts -> management_endpoints tcp 443"] : []);
    for (const type of ["ingress", "egress"])
      for (const { body } of all(stack, `aws_vpc_security_group_${type}_rule`))
        expect(String(body.description)).toMatch(/\S/);
  });

  it("reaches S3 and DynamoDB by routes, Session Manager and secrets by interfaces (A5.5)", () => {
    const endpoints = all(stack, "aws_vpc_endpoint").map(({ body }) => [
      String(body.service_name).replace(`com.amazonaws.${environment.region}.`, ""),
      body.vpc_endpoint_type,
    ]);
    const sessions = [
      ["ssm", "Interface"],
      ["ssmmessages", "Interface"],
    ];
    expect(endpoints.sort()).toEqual(
      [
        ["dynamodb", "Gateway"],
        ["s3", "Gateway"],
        ["secretsmanager", "Interface"],
        ...sessions,
        ...(environment.threeTier.management ? sessions : []),
      ].sort(),
    );
  });

  it("stands in the tiers that it should (A5.8, A5.9)", () => {
    expect(only(stack, "aws_lb").body).toMatchObject({
      internal: false,
      subnets: subnetsOf(stack, "public"),
    });
    expect(only(stack, "aws_autoscaling_group").body).toMatchObject({
      vpc_zone_identifier: subnetsOf(stack, "private"),
      health_check_type: "ELB",
      min_size: environment.servers.instances.min,
      max_size: environment.servers.instances.max,
    });
    expect(only(stack, "aws_db_subnet_group").body.subnet_ids).toEqual(subnetsOf(stack, "isolated"));
  });

  it("has servers with IMDSv2, encrypted disks and no public address (A5.6)", () => {
    const { body } = only(stack, "aws_launch_template");
    expect(body.metadata_options).toMatchObject({ http_tokens: "required" });
    expect(body.block_device_mappings).toEqual([
      expect.objectContaining({ ebs: expect.objectContaining({ encrypted: "true", volume_type: "gp3" }) }),
    ]);
    expect(body.network_interfaces).toEqual([
      expect.objectContaining({ associate_public_ip_address: "false" }),
    ]);
    expect(body).not.toHaveProperty("key_name");
  });

  it("has servers that sign in to the database as the application, and never as its master (A5.10)", () => {
    const policy = JSON.parse(String(only(stack, "aws_iam_role_policy", "fleet_application").body.policy));
    const may = (action: string, resource: string) =>
      decide(
        { action, resource, principal: "arn:aws:iam::123456789012:role/server" },
        { identity: [policy] },
      );
    expect(only(stack, "aws_db_instance").body.iam_database_authentication_enabled).toBe(true);
    expect(may("rds-db:connect", databaseUser("app"))).toBe("allowed");
    expect(may("rds-db:connect", databaseUser("dbadmin"))).toBe("implicitDeny");
    expect(may("secretsmanager:GetSecretValue", masterSecret())).toBe("implicitDeny");
  });

  it("replaces servers when their template changes, not later (A5.9)", () => {
    const { body } = only(stack, "aws_autoscaling_group");
    expect(body.instance_refresh).toHaveLength(1);
    expect(JSON.stringify(body)).toContain("aws_launch_template.fleet.latest_version");
    expect(JSON.stringify(body)).not.toContain("$Latest");
  });

  it(hasName ? "ends TLS at the load balancer" : "speaks HTTP where it has no name", () => {
    const listeners = all(stack, "aws_lb_listener").map(({ body }) => [body.port, body.protocol]);
    expect(listeners.sort()).toEqual(
      hasName
        ? [
            [443, "HTTPS"],
            [80, "HTTP"],
          ]
        : [[80, "HTTP"]],
    );
    expect(all(stack, "aws_acm_certificate")).toHaveLength(hasName ? 1 : 0);
  });

  it("keeps what would be lost, in prod (A5.11)", () => {
    const kept = environment === prod;
    expect(only(stack, "aws_db_instance").body).toMatchObject({
      deletion_protection: kept,
      multi_az: kept,
      storage_encrypted: true,
      publicly_accessible: false,
      manage_master_user_password: true,
    });
    expect(only(stack, "aws_db_instance").body.skip_final_snapshot).toBe(!kept);
    expect(only(stack, "aws_lb").body.enable_deletion_protection).toBe(kept);
  });

  it("tells servers the domain that they complete names with, and AWS's own resolver (A5.4)", () => {
    const options = all(stack, "aws_vpc_dhcp_options").map(({ body }) => [
      body.domain_name,
      body.domain_name_servers,
    ]);
    const { domain } = environment.threeTier;
    expect(options).toEqual(domain === undefined ? [] : [[domain, ["AmazonProvidedDNS"]]]);
    expect(all(stack, "aws_vpc_dhcp_options_association")).toHaveLength(options.length);
  });

  it("logs the network's traffic", () => {
    expect(all(stack, "aws_flow_log").map(({ body }) => body.traffic_type)).toEqual(
      all(stack, "aws_vpc").map(() => "ALL"),
    );
  });

  it("has roles of its own for operators and developers, within a boundary (A5.10)", () => {
    const people = all(stack, "aws_iam_role").filter(({ address }) => address.includes("people"));
    expect(people.map(({ address }) => /\["(\w+)"\]$/.exec(address)?.[1]).sort()).toEqual([
      "developer",
      "operator",
    ]);
    for (const { body } of people) {
      expect(body.permissions_boundary).toMatch(/aws_iam_policy\.people/);
      expect(String(body.assume_role_policy)).not.toContain('"Principal":"*"');
    }
    const launched = only(stack, "aws_launch_template").body.tag_specifications;
    expect(JSON.stringify(launched)).toContain(`"Environment":"${environment.name}"`);
    expect(all(stack, "aws_iam_access_key")).toEqual([]);
    expect(all(stack, "aws_iam_user")).toEqual([]);
  });
});

it("starts servers from an image of its own in prod, by the parameter that the pipeline writes (A5.7)", () => {
  const stack = stackIn(prod);
  const pipeline = only(stack, "aws_imagebuilder_image_pipeline");
  expect(pipeline.body.schedule).toEqual([
    expect.objectContaining({ schedule_expression: "cron(0 3 ? * sun *)" }),
  ]);
  const parameter = only(stack, "aws_ssm_parameter", "image");
  const written = JSON.stringify(only(stack, "aws_imagebuilder_distribution_configuration").body);
  expect(written).toContain("/imagebuilder/");
  expect(written.includes(String(parameter.body.name)) || written.includes(parameter.address)).toBe(true);
  const read = JSON.parse(synthesized(prod)).data.aws_ssm_parameter.fleet_image.name;
  expect(read).toContain(parameter.address);
});

it("speaks IPv6 with clients and the internet where the environment says so (A5.2)", () => {
  const stack = stackIn(testing);
  expect(only(stack, "aws_lb").body.ip_address_type).toBe("dualstack");
  expect(all(stack, "aws_subnet").map(({ body }) => body.assign_ipv6_address_on_creation)).toEqual(
    all(stack, "aws_subnet").map(() => true),
  );
  const records = Object.values(JSON.parse(synthesized(testing)).resource.aws_route53_record);
  expect(JSON.stringify(records)).toContain('"type":"AAAA"');
  expect(only(stackIn(prod), "aws_lb").body.ip_address_type).toBe("ipv4");
});

it("lets administrators' hosts reach the database's tier by peering, and nothing else (A5.2)", () => {
  const stack = stackIn(prod);
  const peering = all(stack, "aws_route").filter(({ body }) => body.vpc_peering_connection_id != null);
  const tables = new Set(peering.map(({ address }) => /\["(\w+)\//.exec(address)?.[1]));
  expect([...tables].sort()).toEqual(["hosts", "isolated"]);
  const hosts = subnetsOf(stack, "hosts");
  expect(hosts.map((subnet) => waysOutOf(stack, subnet))).toEqual([[]]);
  expect(only(stack, "aws_instance").body.subnet_id).toBe(hosts[0]);
});

it("passes by IPv6 what it passes by IPv4, where tiers of a dual stack have ACLs of their own", () => {
  const stack = stackIn({ ...testing, threeTier: { ipv6: true, networkAcls: true } });
  const rules = all(stack, "aws_network_acl").flatMap(({ address, body }) =>
    ["ingress", "egress"].flatMap((direction) =>
      (body[direction] as Body[]).map((rule) => {
        const { protocol, from_port: from, to_port: to } = rule;
        const passes = protocol === "6" ? `6 ${from}-${to}` : "1 too large";
        return { body: rule, rule: `${/\["(\w+)"/.exec(address)?.[1]} ${direction} ${passes}` };
      }),
    ),
  );
  const internet = (range: string) =>
    rules.flatMap(({ body, rule }) =>
      [body.cidr_block, body.ipv6_cidr_block].includes(range) ? [rule] : [],
    );
  // of IPv4 alone: what NAT gateways send on
  const byIpv4 = internet("0.0.0.0/0").filter((rule) => rule !== "public egress 6 443-443");
  expect(internet("::/0").sort()).toEqual(byIpv4.sort());
  expect(byIpv4).toEqual(
    expect.arrayContaining(["public egress 6 1024-65535", "private ingress 6 32768-65535"]),
  );
});

it("has no appliances in the way of IPv6", () => {
  const inspection = { serviceName: "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0" };
  expect(() => synthesized({ ...testing, inspection })).toThrow(
    "three-tier-test: inspection of the environment, with threeTier.ipv6: true; allowed: one of them.",
  );
});

describe("with appliances in the way (A5.8)", () => {
  const serviceName = "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0";
  const stack = stackIn({ ...dev, inspection: { serviceName } });
  const endpoints = all(stack, "aws_vpc_endpoint").filter(({ body }) => body.service_name === serviceName);

  it("has an endpoint in each zone, whose own way out is the internet gateway", () => {
    expect(endpoints.map(({ body }) => body.vpc_endpoint_type)).toEqual(
      dev.zones.map(() => "GatewayLoadBalancer"),
    );
    for (const subnet of subnetsOf(stack, "inspection"))
      expect(waysOutOf(stack, subnet)).toEqual(["internet gateway"]);
  });

  it("leads what leaves the public tier through the endpoint of its zone, and nothing around it", () => {
    for (const subnet of subnetsOf(stack, "public")) expect(waysOutOf(stack, subnet)).toEqual(["other"]);
    const routes = all(stack, "aws_route").filter(({ body }) => body.vpc_endpoint_id != null);
    const zoneIn = (text: unknown) => /ap-northeast-2[a-d]/.exec(String(text))?.[0];
    expect(routes.map(({ body }) => zoneIn(body.vpc_endpoint_id)).every(Boolean)).toBe(true);
    for (const { address, body } of routes) expect(zoneIn(body.vpc_endpoint_id)).toBe(zoneIn(address));
  });

  it("leads what comes in through it, too", () => {
    const edge = all(stack, "aws_route_table_association").filter(({ body }) => body.gateway_id != null);
    expect(edge).toHaveLength(1);
    const back = all(stack, "aws_route").filter(
      ({ body }) => body.route_table_id === edge[0]?.body.route_table_id,
    );
    const ranges = all(stack, "aws_subnet").filter(({ address }) => address.includes('["public/'));
    expect(back.map(({ body }) => body.destination_cidr_block).sort()).toEqual(
      ranges.map(({ body }) => body.cidr_block).sort(),
    );
  });
});

it("is of one shape in every environment but for what the environment says (A5.11)", () => {
  const types = (environment: Environment) => new Set(stackIn(environment).map(({ type }) => type));
  const named = [
    "aws_acm_certificate",
    "aws_acm_certificate_validation",
    "aws_route53_record",
    "aws_route53_zone",
  ];
  const common = [...types(prod)].filter(
    (type) => !/imagebuilder|ssm_parameter|metric_alarm|dhcp_options|peering|aws_instance|wafv2/.test(type),
  );
  expect([...types(testing)].sort()).toEqual(
    [...common, "aws_autoscaling_schedule", "aws_egress_only_internet_gateway"].sort(),
  );
  expect([...types(testing)].filter((type) => !types(dev).has(type)).sort()).toEqual(
    expect.arrayContaining(named),
  );
});
