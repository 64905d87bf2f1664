/** What a stack is given: checked in the words of blocks, its provider whole, any backend of cdktf's. */
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, GcsBackend, HttpBackend, LocalBackend, S3Backend, TerraformOutput } from "cdktf";
import { negativeCases } from "../../../src/core/contract";
import { stackContract } from "../../../src/core/stack/settings";
import { Database, type HanokStack, type HanokStackProps, InputError, Network } from "../../../src/index";
import { newStack, synthesized } from "./small-stack";

describe("the inputs", () => {
  const cases = negativeCases(stackContract);

  it("have rules", () => expect(cases.length).toBeGreaterThan(15));

  it.each(cases.map((negative) => [negative.title, negative.inputs] as const))("refuse %s", (_, inputs) => {
    expect(() => newStack(inputs as Partial<HanokStackProps>)).toThrow(/^\S+: .+ is .+; allowed: .+\.$/ms);
  });

  it.each([
    [
      { region: "ap-northeast-2a" },
      'three-tier-dev: region is "ap-northeast-2a"; allowed: a region\'s name, such as "ap-northeast-2".',
    ],
    [
      { architecture: "three tier" },
      'three-tier-dev: architecture is "three tier"; allowed: 1 to 64 ASCII letters, digits, hyphens and underscores, a letter or digit at both ends.',
    ],
    [{ region: undefined }, "three-tier-dev: region is missing; allowed: a string."],
    [
      { allowedAccountIds: ["12345"] },
      'three-tier-dev: allowedAccountIds is "12345"; allowed: an account\'s id of 12 digits',
    ],
    [
      { backend: { kind: "s3", bucket: "States", region: "ap-northeast-2" } },
      'three-tier-dev: backend.bucket is "States"; allowed: a bucket\'s name',
    ],
    [{ backend: { kind: "gcs" } }, 'three-tier-dev: backend.kind is "gcs"; allowed: one of "local", "s3".'],
    [
      { provider: { region: "eu-central-1" } },
      "three-tier-dev: provider.region is given; allowed: region of the stack.",
    ],
    [
      { provider: { assumRole: [] } },
      "three-tier-dev: provider.assumRole is not known; did you mean assumeRole? Allowed: ",
    ],
    [
      { regoin: "eu-central-1" },
      "three-tier-dev: regoin is not known; did you mean region? Allowed: architecture, environment, region, ",
    ],
    [
      { provider: "aws" },
      'three-tier-dev: provider is "aws"; allowed: an object with arguments of the provider\'s.',
    ],
  ])("are told: %j", (props, message) => expect(() => newStack(props as never)).toThrow(message));

  it("are not there where they are null", () => {
    const stack = newStack({ provider: null, backend: null, tags: null } as never);
    expect(synthesized(stack)).toEqual(synthesized(newStack()));
  });

  it("may be what only Terraform knows", () => {
    expect(synthesized(newStack({ region: "${var.region}" })).provider.aws[0]?.region).toBe("${var.region}");
  });
});

describe("the provider", () => {
  const assumeRole = [{ roleArn: "arn:aws:iam::123456789012:role/deploy" }];
  const settings = { profile: "shop", assumeRole, ignoreTags: [{ keyPrefixes: ["kubernetes.io/"] }] };

  it("takes every argument of the provider's", () => {
    const [provider] = synthesized(newStack({ provider: settings })).provider.aws;
    expect(provider).toMatchObject({
      region: "ap-northeast-2",
      profile: "shop",
      assume_role: [{ role_arn: "arn:aws:iam::123456789012:role/deploy" }],
      ignore_tags: [{ key_prefixes: ["kubernetes.io/"] }],
    });
  });

  it("is there for others, and has further ones beside it", () => {
    const stack = newStack({ provider: settings });
    const usEast1 = stack.addProvider("us_east_1", { region: "us-east-1" });
    expect(stack.provider).toBeInstanceOf(AwsProvider);
    expect(usEast1.fqn).toBe("aws.us_east_1");
    const [own, other] = synthesized(stack).provider.aws;
    expect(other).toEqual({ ...own, region: "us-east-1", alias: "us_east_1" });
    stack.addProvider("same", { region: undefined });
    expect(synthesized(stack).provider.aws.at(-1)).toEqual({ ...own, alias: "same" });
  });

  it("is refused beside it where Terraform takes no such name, or the class no such argument", () => {
    const stack = newStack();
    expect(() => stack.addProvider("us east", {})).toThrow(
      new InputError("three-tier-dev", [
        'alias is "us east"; allowed: letters, digits, hyphens and underscores, beginning with a letter or an underscore.',
      ]),
    );
    const misspelt = { assumeRoles: assumeRole } as object;
    expect(() => stack.addProvider("other", misspelt)).toThrow(
      /^three-tier-dev: provider\.assumeRoles is not known; did you mean assumeRole\? Allowed: /,
    );
    expect(() => stack.addProvider("other", "us-east-1" as never)).toThrow(
      'three-tier-dev: provider is "us-east-1"; allowed: an object with arguments of the provider\'s.',
    );
    expect(() => stack.addProvider("other", { region: "us-east-1a" })).toThrow(
      'three-tier-dev: region is "us-east-1a"; allowed: a region\'s name, such as "ap-northeast-2".',
    );
    expect(() => stack.addProvider("other", { allowedAccountIds: ["12345"] })).toThrow(
      'three-tier-dev: allowedAccountIds is "12345"; allowed: an account\'s id of 12 digits',
    );
    expect(() => stack.addProvider("other", { region: "${var.region}" })).not.toThrow();
  });
});

describe("the zones of a network", () => {
  const network = { name: "shop", cidr: "10.0.0.0/16", zones: ["eu-central-1a"] };

  it("are of the region", () => {
    expect(() => new Network(newStack(), "network", network)).toThrow(
      'three-tier-dev/network: zones has "eu-central-1a"; allowed: a zone of ap-northeast-2, the region of its provider.',
    );
  });

  it("are so wherever an input names one", () => {
    const subnet = (index: number) => ({
      id: `subnet-0123456789abcdef${index}`,
      cidrBlock: `10.0.${index}.0/24`,
    });
    const subnets = { "eu-central-1a": subnet(0), "eu-central-1b": subnet(1) };
    const database = {
      name: "shop",
      network: {
        vpcId: "vpc-0123456789abcdef0",
        cidrBlocks: ["10.0.0.0/16"],
        tiers: { data: { kind: "isolated", subnets } },
      },
      tier: "data",
      engine: "postgres",
      engineVersion: "17",
      instanceClass: "db.m7g.large",
      password: "own",
      masterPassword: "correct-horse-battery",
      replicas: { reports: { zone: "eu-central-1a" } },
    } as const;
    expect(() => new Database(newStack(), "database", database)).toThrow(
      'three-tier-dev/database: replicas["reports"].zone is "eu-central-1a"; allowed: a zone of ap-northeast-2, the region of its provider.',
    );
  });

  it("are of its own provider's", () => {
    const stack = newStack();
    const provider = stack.addProvider("frankfurt", { region: "eu-central-1" });
    expect(() => new Network(stack, "network", { ...network, provider })).not.toThrow();
  });

  it("may be any where nobody knows the region", () => {
    expect(() => new Network(newStack({ region: "${var.region}" }), "network", network)).not.toThrow();
  });
});

describe("the backend", () => {
  const backendOf = (stack: HanokStack) => synthesized(stack).terraform.backend;

  it("is any of cdktf's", () => {
    const stack = newStack({ backend: (scope) => new GcsBackend(scope, { bucket: "states" }) });
    expect(backendOf(stack)).toEqual({ gcs: { bucket: "states" } });
  });

  it("is the one that is made in the stack, as in cdktf", () => {
    const stack = newStack();
    new HttpBackend(stack, { address: "https://states.example" });
    expect(backendOf(stack)).toEqual({ http: { address: "https://states.example" } });
  });

  it("is read by other stacks as it is", () => {
    const app = new App();
    const base = newStack({}, app);
    const user = newStack({ architecture: "user" }, app);
    const { vpcId } = new Network(base, "network", {
      name: "shop",
      cidr: "10.0.0.0/16",
      zones: ["ap-northeast-2a"],
    });
    new TerraformOutput(user, "vpc", { value: vpcId });
    new S3Backend(base, { bucket: "states", key: "base" });
    app.synth();
    const { data } = JSON.parse(JSON.stringify(user.toTerraform()));
    expect(Object.values(data.terraform_remote_state)).toEqual([expect.objectContaining({ backend: "s3" })]);
  });

  it("is one", () => {
    const stack = newStack({ backend: { kind: "local" } });
    expect(() => new LocalBackend(stack, { path: "states" })).toThrow(
      "There is already a Construct with name 'backend'",
    );
  });
});
