/** A4 as it is synthesized: a single addressed server in dev, a fleet behind a load balancer in test and prod. */
import { Testing } from "cdktf";
import { dev, type Environment, prod, test as testing } from "../../src/environments";
import { decide } from "../../src/reach/policy";
import { Ec2WebStack } from "../../src/stacks/ec2-web";
import { subjectOf, workflow } from "../samples/workflow";
import { databaseUser, masterSecret } from "../support/database-user";
import { deploymentMinutes, serversAtATime } from "../support/deployment-time";
import { evaluateStack, type Instance, specimen } from "../support/evaluated-stack";
import { halfOpen, subnetsOf, traffic, waysOutOf } from "../support/network";
import { all, only } from "../support/stack-instances";

const synthesized = (environment: Environment): string =>
  Testing.synth(new Ec2WebStack(Testing.app(), environment), true);

// records look into what ACM and the load balancer answer
const stackIn = (environment: Environment): Instance[] =>
  evaluateStack(synthesized(environment), ["aws_route53_record"]);

interface Routed {
  readonly action: Readonly<Record<string, unknown>>;
}

/** What the HTTPS listener, its rules and the names' records are made of: their blocks are Terraform's to write. */
function routing(environment: Environment) {
  const { resource } = JSON.parse(synthesized(environment));
  return {
    listener: resource.aws_lb_listener.load_balancer.for_each.https as Routed,
    rules: resource.aws_lb_listener_rule.load_balancer.for_each as Record<string, Routed>,
    records: resource.aws_route53_record.names.for_each as Record<string, { readonly name: string }>,
  };
}

const policyOf = (stack: readonly Instance[], type: string, text: string) =>
  JSON.parse(String(only(stack, type, text).body.policy));

describe.each([{ environment: dev }, { environment: testing }, { environment: prod }])(
  "ec2-web in $environment.name",
  ({ environment }) => {
    const stack = stackIn(environment);
    const { protection } = environment;

    it("has a database without any way out, kept as the environment says (A4.2)", () => {
      const data = subnetsOf(stack, "data");
      expect(data).toHaveLength(environment.zones.length);
      expect(data.flatMap((subnet) => waysOutOf(stack, subnet))).toEqual([]);
      expect(only(stack, "aws_db_subnet_group").body.subnet_ids).toEqual(data);
      expect(only(stack, "aws_db_instance").body).toMatchObject({
        engine: "postgres",
        publicly_accessible: false,
        storage_encrypted: true,
        manage_master_user_password: true,
        multi_az: environment.servers.database.multiAz,
        max_allocated_storage: environment.servers.database.maxStorageGib,
        backup_retention_period: environment.servers.database.backupDays,
        deletion_protection: protection,
        skip_final_snapshot: !protection,
      });
      const parameters = only(stack, "aws_db_parameter_group").body.parameter;
      expect(parameters).toContainEqual(expect.objectContaining({ name: "rds.force_ssl", value: "1" }));
    });

    it("says of every rule why it is there, and leaves none half open (A4.3)", () => {
      const rules = ["ingress", "egress"].flatMap((way) => all(stack, `aws_vpc_security_group_${way}_rule`));
      expect(rules.filter(({ body }) => !/\S/.test(String(body.description)))).toEqual([]);
      expect(rules.every(({ address }) => /\["[^"]+"\]$/.test(address))).toBe(true);
      expect(halfOpen(stack)).toEqual([]);
      expect(traffic(stack)).toContain("servers -> database tcp 5432");
      expect(traffic(stack).filter((line) => line.includes("-> database"))).toHaveLength(1);
    });

    it("keeps buckets private (A4.6)", () => {
      const blocks = all(stack, "aws_s3_bucket_public_access_block");
      expect(blocks).toHaveLength(all(stack, "aws_s3_bucket").length);
      for (const { body } of blocks)
        expect(body).toMatchObject({
          block_public_acls: true,
          block_public_policy: true,
          ignore_public_acls: true,
          restrict_public_buckets: true,
        });
    });

    it("lets servers reach images and sign in to the database as the application, and nothing else of the kind (A4.6)", () => {
      const policy = policyOf(stack, "aws_iam_role_policy", "_application");
      const may = (action: string, resource: string) =>
        decide(
          { action, resource, principal: "arn:aws:iam::123456789012:role/server" },
          { identity: [policy] },
        );
      const images = specimen("aws_s3_bucket.images", "arn");
      expect(may("s3:GetObject", `${images}/logo.png`)).toBe("allowed");
      expect(may("s3:PutObject", `${images}/logo.png`)).toBe("allowed");
      expect(may("s3:DeleteBucket", images)).toBe("implicitDeny");
      expect(may("s3:GetObject", `${specimen("aws_s3_bucket.artifacts", "arn")}/a`)).toBe("implicitDeny");
      expect(only(stack, "aws_db_instance").body.iam_database_authentication_enabled).toBe(true);
      expect(may("rds-db:connect", databaseUser("app"))).toBe("allowed");
      expect(may("rds-db:connect", databaseUser("dbadmin"))).toBe("implicitDeny");
      expect(may("secretsmanager:GetSecretValue", masterSecret())).toBe("implicitDeny");
    });

    it("is delivered by GitHub's jobs of this environment alone (A4.7)", () => {
      const trust = JSON.parse(
        String(only(stack, "aws_iam_role", "delivery_github").body.assume_role_policy),
      );
      const issuer = "token.actions.githubusercontent.com";
      const federated = trust.Statement[0].Principal.Federated as string;
      const mayTake = (subject: string) =>
        decide(
          {
            action: "sts:AssumeRoleWithWebIdentity",
            resource: "arn:aws:iam::123456789012:role/delivery-github",
            principal: { federated },
            context: { [`${issuer}:aud`]: "sts.amazonaws.com", [`${issuer}:sub`]: subject },
          },
          { resource: [trust] },
        );
      const { site, name } = environment;
      const others = ["dev", "test", "prod"].filter((other) => other !== name);
      // who pushes starts it without inputs, and that is dev's
      expect(mayTake(subjectOf(site, name === "dev" ? {} : { environment: name }))).toBe("allowed");
      for (const other of others)
        expect(mayTake(subjectOf(site, { environment: other }))).toBe("implicitDeny");
      expect(mayTake(subjectOf({ repository: site.repository }, { environment: name }))).toBe("implicitDeny");
      expect(mayTake(`repo:${site.repository}:ref:refs/heads/main`)).toBe("implicitDeny");
      // who destroys one environment leaves the provider to the others of the account
      expect(all(stack, "aws_iam_openid_connect_provider")).toEqual([]);
      expect(federated).toBe(specimen("data.aws_iam_openid_connect_provider.delivery_github", "arn"));
      expect(only(stack, "aws_codedeploy_app").body.compute_platform).toBe("Server");
      expect(only(stack, "aws_codedeploy_deployment_group").body.auto_rollback_configuration).toMatchObject({
        enabled: true,
      });
    });
  },
);

it("is delivered by a repository whose subjects have names alone, where no numbers are given (A4.7)", () => {
  const site = { ...dev.site, repositoryIds: undefined };
  const trust = String(
    only(stackIn({ ...dev, site }), "aws_iam_role", "delivery_github").body.assume_role_policy,
  );
  expect(trust).toContain(`"${subjectOf({ repository: site.repository })}"`);
});

/** The parts of user data, decoded, in one text. */
function partsOf(userData: string): string {
  const message = Buffer.from(userData, "base64").toString();
  const bodies = message.split(/^--hanok-part(?:--)?$/m).map((part) => part.trim().split("\n\n")[1] ?? "");
  return bodies.map((body) => Buffer.from(body, "base64").toString()).join("\n");
}

describe("a single server", () => {
  const stack = stackIn(dev);
  const server = only(stack, "aws_instance");

  it("has an address that stays, and no load balancer (A4.1)", () => {
    expect(all(stack, "aws_lb")).toEqual([]);
    const [address, ...others] = all(stack, "aws_eip");
    expect(others).toEqual([]);
    expect(only(stack, "aws_eip_association").body).toEqual(
      expect.objectContaining({
        allocation_id: specimen(address?.address ?? "", "id"),
        instance_id: specimen(server.address, "id"),
      }),
    );
    expect(waysOutOf(stack, String(server.body.subnet_id))).toEqual(["internet gateway"]);
    expect(all(stack, "aws_nat_gateway")).toEqual([]);
  });

  it("is what its name leads to (A4.4)", () => {
    const { aws_route53_record: records } = JSON.parse(synthesized(dev)).resource;
    expect(JSON.stringify(records)).toContain("aws_eip.server");
    expect(JSON.stringify(records)).toContain("www");
    expect(Object.keys(JSON.parse(synthesized(dev)).output)).toContain("name_servers");
  });

  it("gets its certificate by itself (A4.8)", () => {
    const text = partsOf(String(server.body.user_data_base64));
    expect(text).toContain(dev.names["ec2-web"].name);
    expect(text).toContain("certbot");
    expect(text).toContain("8080");
    expect(all(stack, "aws_acm_certificate")).toEqual([]);
  });

  it("is reached by everybody at 80 and 443, and by nobody else", () => {
    expect(traffic(stack)).toEqual([
      "internet -> servers tcp 443",
      "internet -> servers tcp 80",
      "servers -> database tcp 5432",
      "servers -> internet tcp 443",
      "servers -> internet tcp 80",
    ]);
  });

  it("is deployed to by its tag", () => {
    const tags = only(stack, "aws_codedeploy_deployment_group").body.ec2_tag_set;
    expect(tags).toEqual([
      { ec2_tag_filter: [{ key: "Application", type: "KEY_AND_VALUE", value: "ec2-web-dev" }] },
    ]);
    expect(server.body.tags).toMatchObject({ Application: "ec2-web-dev" });
  });
});

describe.each([{ environment: testing }, { environment: prod }])(
  "a fleet in $environment.name",
  ({ environment }) => {
    const stack = stackIn(environment);

    it("has no public address but the load balancer's (A4.1)", () => {
      const { body } = only(stack, "aws_launch_template");
      expect(body.network_interfaces).toEqual([
        expect.objectContaining({ associate_public_ip_address: "false" }),
      ]);
      const app = subnetsOf(stack, "app");
      expect(only(stack, "aws_autoscaling_group").body.vpc_zone_identifier).toEqual(app);
      expect(app.map((subnet) => waysOutOf(stack, subnet))).toEqual(app.map(() => ["NAT gateway"]));
      expect(all(stack, "aws_eip").every(({ address }) => address.includes("network_nat"))).toBe(true);
      expect(only(stack, "aws_lb").body.subnets).toEqual(subnetsOf(stack, "public"));
    });

    it("is reached by the load balancer alone", () => {
      expect(traffic(stack)).toEqual([
        "internet -> load_balancer tcp 443",
        "internet -> load_balancer tcp 80",
        "load_balancer -> servers tcp 8080",
        "servers -> database tcp 5432",
        "servers -> internet tcp 443",
      ]);
    });

    it("has HTTP sent on to HTTPS, with a certificate of ACM (A4.4, A4.5)", () => {
      const https = only(stack, "aws_lb_listener", "https");
      expect(https.body).toMatchObject({
        port: 443,
        certificate_arn: specimen("aws_acm_certificate_validation.certificate", "certificate_arn"),
      });
      expect(only(stack, "aws_lb_listener", "http_redirect").body.default_action).toEqual([
        { type: "redirect", redirect: { port: "443", protocol: "HTTPS", status_code: "HTTP_301" } },
      ]);
      expect(only(stack, "aws_acm_certificate").body.domain_name).toBe(environment.names["ec2-web"].name);
    });

    it("answers by its own name alone, sends the others on, and keeps its health to itself (A4.5)", () => {
      const { name, aliases = [] } = environment.names["ec2-web"];
      const { listener, rules, records } = routing(environment);
      expect(listener.action.fixed_response).toMatchObject({ status_code: "404" });
      expect(rules["https/closed"]).toMatchObject({
        priority: 100,
        conditions: { path_pattern: ["/healthz"] },
        action: { fixed_response: { status_code: "404" } },
      });
      expect(rules["https/aliases"]).toMatchObject({
        priority: 200,
        conditions: { host_header: aliases },
        action: { redirect: { host: name, status_code: "HTTP_301" } },
      });
      expect(rules["https/site"]).toMatchObject({
        priority: 300,
        conditions: { host_header: [name] },
        action: { forward: { target_groups: { web: 1 } } },
      });
      expect(aliases.length).toBeGreaterThan(0);
      expect(only(stack, "aws_acm_certificate").body.subject_alternative_names).toEqual(aliases);
      const named = Object.values(records).map((record) => record.name);
      expect(named.sort()).toEqual([name, ...aliases].sort());
    });

    it("keeps a client with its server where the environment says so (A4.5)", () => {
      const { stickySeconds } = environment.site;
      const { stickiness } = only(stack, "aws_lb_target_group").body;
      expect(stickiness).toMatchObject(
        stickySeconds
          ? { enabled: true, type: "lb_cookie", cookie_duration: stickySeconds }
          : { enabled: false },
      );
    });

    it("is delivered to behind its target group, and not replaced before its first delivery (A4.7)", () => {
      const { body } = only(stack, "aws_codedeploy_deployment_group");
      expect(body.autoscaling_groups).toEqual([specimen("aws_autoscaling_group.fleet", "name")]);
      expect(body.deployment_style).toMatchObject({ deployment_option: "WITH_TRAFFIC_CONTROL" });
      expect(only(stack, "aws_autoscaling_group").body.health_check_type).toBe("EC2");
      const target = only(stack, "aws_lb_target_group").body;
      expect(target).toMatchObject({ port: 8080, target_type: "instance" });
      expect(target.health_check).toMatchObject({ path: "/healthz" });
    });

    it("is delivered to within the time that the workflow waits, however many servers it has (A4.7)", () => {
      const { min, max } = environment.servers.instances;
      const job = workflow().jobs.deploy;
      const waiting = job.steps.find(({ env }) => env?.WAIT_MINUTES !== undefined);
      const minutes = Number(waiting?.env?.WAIT_MINUTES);
      for (let servers = min; servers <= max; servers += 1) {
        expect(serversAtATime(stack, servers)).toBeGreaterThan(0);
        // of two thirds that work at 60 per cent the CPU is enough for all
        expect(serversAtATime(stack, servers)).toBeLessThanOrEqual(Math.max(1, servers / 3));
        expect(deploymentMinutes(stack, servers)).toBeLessThan(minutes);
      }
      // before it, the revision is made and uploaded, by the session that also waits
      const session = job.steps.find(({ with: given }) => given?.["role-duration-seconds"] !== undefined);
      const seconds = Number(session?.with?.["role-duration-seconds"]);
      expect(seconds).toBeLessThanOrEqual(
        Number(only(stack, "aws_iam_role", "delivery_github").body.max_session_duration),
      );
      expect(minutes + 5).toBeLessThanOrEqual(seconds / 60);
      expect(minutes + 5).toBeLessThanOrEqual(job["timeout-minutes"]);
    });
  },
);
