/** What a block makes inside, reached from outside: its provider, changes of single resources, their instances. */

import { Eip } from "@cdktf/provider-aws/lib/eip";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import {
  App,
  Fn,
  type ITerraformDependable,
  TerraformIterator,
  TerraformOutput,
  TerraformStack,
  Testing,
} from "cdktf";
import { blocks } from "../../src/blocks";
import { innerClasses } from "../../src/core/module/inner-classes";
import { HanokStack, Network, type NetworkProps, SecurityGroup } from "../../src/index";

type Json = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

interface Synthesized {
  readonly resource: Json;
  readonly data?: Json;
  readonly import?: unknown;
  readonly moved?: unknown;
}

const synth = (stack: TerraformStack): Synthesized => JSON.parse(Testing.synth(stack));

const bodies = ({ resource = {}, data = {} }: Partial<Synthesized>) =>
  [...Object.entries(resource), ...Object.entries(data)]
    .filter(([type]) => type.startsWith("aws_"))
    .flatMap(([type, all]) => Object.entries(all).map(([name, body]) => [`${type}.${name}`, body] as const));

const PROPS = {
  name: "shop",
  cidr: "10.0.0.0/16",
  zones: ["ap-northeast-2a", "ap-northeast-2c"],
  nat: { mode: "single", zone: "ap-northeast-2a" },
} satisfies NetworkProps;

const newStack = () =>
  new HanokStack(Testing.app(), { architecture: "shop", environment: "dev", region: "ap-northeast-2" });

const newNetwork = (more: Partial<NetworkProps> = {}, stack = newStack()) =>
  new Network(stack, "network", { ...PROPS, ...more });

const madeWith = (more: Partial<NetworkProps>) => synth(newNetwork(more).node.scope as TerraformStack);

describe.each(blocks.map((block) => [block.path, block] as const))("%s", (_, block) => {
  const names = innerClasses(block).map(({ name }) => name);

  /** All that the block may make, where its inputs let Terraform decide. */
  function everything(more: (stack: TerraformStack) => object): Synthesized {
    const { contract } = block;
    const known = new TerraformStack(new App(), "stack");
    try {
      block.create(known, "block", { ...contract.asVariables(), ...more(known) } as never);
      return known.toTerraform();
    } catch {
      // some inputs have to be known while synthesizing
      const stack = new TerraformStack(new App(), "stack");
      block.create(stack, "block", { ...contract.definition.example, ...more(stack) } as never);
      return stack.toTerraform();
    }
  }

  it("makes everything by the provider that it is given", () => {
    const made = bodies(
      everything((stack) => ({
        provider: new AwsProvider(stack, "tokyo", { alias: "tokyo", region: "ap-northeast-1" }),
      })),
    );
    expect(made.length).toBeGreaterThan(0);
    for (const [address, { provider }] of made) expect([address, provider]).toEqual([address, "aws.tokyo"]);
  });

  it("takes changes of everything that it makes", () => {
    const lifecycle = { createBeforeDestroy: true };
    const transform = Object.fromEntries(names.map((name) => [name, { lifecycle }]));
    const made = bodies(everything(() => ({ transform })));
    for (const [address, body] of made)
      expect([address, body.lifecycle]).toEqual([
        address,
        expect.objectContaining({ create_before_destroy: true }),
      ]);
  });
});

describe("a transform", () => {
  it("gives arguments, or makes them from the block's own", () => {
    const { resource } = madeWith({
      transform: {
        vpc: { instanceTenancy: "dedicated" },
        routeTable: ({ tags }) => ({ tags: { ...tags, Team: "shop" } }),
      },
    });
    expect(resource.aws_vpc?.network).toMatchObject({
      instance_tenancy: "dedicated",
      cidr_block: "10.0.0.0/16",
    });
    expect(resource.aws_route_table?.network?.tags).toBe('${merge(each.value, { Team = "shop" })}');
  });

  it("makes nothing more often, or less", () => {
    for (const changes of [{ count: 2 }, { forEach: {} }, () => ({ count: 1 })])
      expect(() => madeWith({ transform: { vpc: changes } } as never)).toThrow(
        /transform\.vpc\.(count|forEach) is given; allowed: other arguments\. How often a resource is there makes its address, which others refer to\.$/,
      );
    const same = madeWith({ transform: { routeTable: (config: object) => ({ ...config }) } });
    expect(same).toEqual(madeWith({}));
  });

  it("changes nothing else", () => {
    const { resource } = madeWith({ transform: { vpc: { instanceTenancy: "dedicated" } } });
    const { resource: plain } = madeWith({});
    const vpc = { ...resource.aws_vpc?.network, instance_tenancy: "default" };
    expect({ ...resource, aws_vpc: { network: vpc } }).toEqual(plain);
  });

  it("keeps what the block checks", () => {
    const condition = { condition: "${var.open}", errorMessage: "closed" };
    const stack = newStack();
    const zones = Fn.split(",", "${var.zones}");
    new Network(stack, "network", {
      name: "shop",
      cidr: "10.0.0.0/16",
      zones,
      transform: { vpc: { lifecycle: { preventDestroy: true, precondition: [condition] } } },
    });
    const { lifecycle } = synth(stack).resource.aws_vpc?.network ?? {};
    const { precondition } = lifecycle as { readonly precondition: readonly unknown[] };
    expect(lifecycle).toMatchObject({ prevent_destroy: true });
    expect(precondition.length).toBeGreaterThan(1);
    expect(precondition).toContainEqual({ condition: "${var.open}", error_message: "closed" });
  });

  it("replaces nested blocks that the block repeats", () => {
    const made = (transform: object) => {
      const stack = newStack();
      blocks
        .find(({ path }) => path === "compute/ec2-fleet")
        ?.create(stack, "fleet", {
          ...blocks.find(({ path }) => path === "compute/ec2-fleet")?.contract.definition.example,
          transform,
        } as never);
      return synth(stack).resource.aws_autoscaling_group?.fleet ?? {};
    };
    const tag = [{ key: "Team", value: "shop", propagateAtLaunch: true }];
    expect(made({}).tag).not.toEqual([expect.objectContaining({ key: "Team" })]);
    expect(made({ autoscalingGroup: { tag } }).tag).toEqual([
      { key: "Team", value: "shop", propagate_at_launch: true },
    ]);
  });

  it("of what the inputs make none of is a warning that says what there is", () => {
    const network = newNetwork({ transform: { vpcDhcpOptions: { domainName: "shop.example" } } });
    synth(network.node.scope as TerraformStack);
    const warnings = network.node.metadata.map(({ data }) => String(data));
    expect(warnings).toEqual([
      expect.stringMatching(/^transform.vpcDhcpOptions changes nothing: .*; there are vpc, subnet, /),
    ]);
  });

  it.each([
    [{ transform: { vcp: {} } }, "transform.vcp is not known; did you mean vpc? Allowed: available, "],
    [{ transform: { vpc: { tag: {} } } }, "transform.vpc.tag is not known; did you mean tags? Allowed: "],
    [{ transform: { vpc: () => ({ tag: {} }) } }, "transform.vpc.tag is not known; did you mean tags?"],
    [{ transform: { vpc: 3 } }, "transform.vpc is 3; allowed: arguments, or a function that gives them."],
    [{ provider: "aws" }, 'provider is "aws"; allowed: a provider of cdktf\'s, such as new AwsProvider(…).'],
  ])("is refused: %j", (more, message) => {
    expect(() => newNetwork(more as never)).toThrow(`shop-dev/network: ${message}`);
  });

  it("is typed by the provider's own classes", () => {
    type Transforms = NonNullable<NetworkProps["transform"]>;
    // @ts-expect-error there is no such resource
    const name: Transforms = { vcp: {} };
    // @ts-expect-error nor such an argument
    const argument: Transforms = { vpc: { tag: {} } };
    // @ts-expect-error a text
    const value: Transforms = { natGateway: () => ({ subnetId: 3 }) };
    // @ts-expect-error its keys are its addresses
    const keys: Transforms = { subnet: { forEach: undefined as never } };
    expect([name, argument, value, keys]).toHaveLength(4);
  });
});

describe("what is made", () => {
  it("is there by its name", () => {
    const network = newNetwork();
    network.resource("vpc").addOverride("tags.Team", "shop");
    const { resource } = synth(network.node.scope as TerraformStack);
    expect(resource.aws_vpc?.network?.tags).toEqual({ Name: "shop", Team: "shop" });
    expect(() => network.resource("vpcDhcpOptions")).toThrow(
      /^shop-dev\/network has no resource "vpcDhcpOptions": these inputs make no such resource; there are vpc, subnet, /,
    );
  });

  it("has instances, which are imported and moved by their keys", () => {
    const stack = newStack();
    const network = newNetwork({}, stack);
    network.instance("subnet", "private/ap-northeast-2a").importFrom("subnet-0123");
    network.instance("subnet", "private/ap-northeast-2c").importFrom("subnet-4567");
    network.instance("subnet", "public/ap-northeast-2a").moveFromId("aws_subnet.a");
    network.resource("vpc").importFrom("vpc-0123");
    const { arn } = { arn: network.instance("subnet", "private/ap-northeast-2c").attribute("arn") };
    new TerraformOutput(stack, "subnet", { value: arn });
    const json = synth(stack) as Synthesized & { readonly output: unknown };
    expect(json.import).toEqual([
      { to: "aws_vpc.network", id: "vpc-0123" },
      { to: 'aws_subnet.network["private/ap-northeast-2a"]', id: "subnet-0123" },
      { to: 'aws_subnet.network["private/ap-northeast-2c"]', id: "subnet-4567" },
    ]);
    expect(json.moved).toEqual([
      { from: "aws_subnet.a", to: 'aws_subnet.network["public/ap-northeast-2a"]' },
    ]);
    expect(json.output).toEqual({
      subnet: { value: '${aws_subnet.network["private/ap-northeast-2c"].arn}' },
    });
  });

  it("is moved to from cdktf's own resources, by key", () => {
    const stack = newStack();
    const network = newNetwork({}, stack);
    network.resource("subnet").addMoveTarget("private");
    const old = new Subnet(stack, "a", { vpcId: network.vpcId, cidrBlock: "10.0.32.0/22" });
    old.moveTo("private", "private/ap-northeast-2a");
    expect(synth(stack).moved).toEqual([
      { from: "aws_subnet.a", to: 'aws_subnet.network["private/ap-northeast-2a"]' },
    ]);
  });

  it.each([
    [
      "none of what is repeated",
      "subnet",
      undefined,
      'network/subnet is repeated, and shop-dev/a is moved into one instance; allowed: moveTo(TARGET, KEY), where KEY is one of "isolated/ap-northeast-2a", ',
    ],
    [
      "one that there is not",
      "subnet",
      "privat/ap-northeast-2a",
      'network/subnet has no instance "privat/ap-northeast-2a"; did you mean "private/ap-northeast-2a"? Allowed: ',
    ],
    [
      "one of what is single",
      "defaultRouteTable",
      "a",
      'network/default_route_table has no instance "a"; allowed: the resource itself, resource("defaultRouteTable"), which is not repeated.',
    ],
  ] as const)("refuses a move with a key of %s", (_, name, key, message) => {
    const stack = newStack();
    const network = newNetwork({}, stack);
    network.resource(name).addMoveTarget("here");
    const old = new Subnet(stack, "a", { vpcId: network.vpcId, cidrBlock: "10.0.32.0/22" });
    old.moveTo("here", key);
    expect(() => Testing.synth(stack, true)).toThrow(message);
  });

  it("takes all of what is repeated as a whole", () => {
    const stack = newStack();
    const network = newNetwork({}, stack);
    network.resource("subnet").addMoveTarget("all");
    const forEach = TerraformIterator.fromMap({ "private/ap-northeast-2a": "10.0.32.0/22" });
    const old = new Subnet(stack, "old", { forEach, vpcId: network.vpcId, cidrBlock: "10.0.32.0/22" });
    old.moveTo("all");
    const { moved } = JSON.parse(Testing.synth(stack, true)) as Synthesized;
    expect(moved).toEqual([{ from: "aws_subnet.old", to: "aws_subnet.network" }]);
  });

  it("is imported into its only instance where Terraform decides whether it is there", () => {
    const stack = newStack();
    const network = newNetwork({ vpnGateway: "${var.vpn}" as never }, stack);
    expect(network.resource("vpnGateway").count).toBeDefined();
    network.resource("vpnGateway").importFrom("vgw-0123");
    expect(synth(stack).import).toEqual([{ to: "aws_vpn_gateway.network[0]", id: "vgw-0123" }]);
  });

  it.each([
    [
      "an import without a key",
      (network: Network) => network.resource("subnet").importFrom("subnet-0123"),
      'shop-dev/network/subnet is repeated, and an import names one instance; allowed: instance("subnet", KEY).importFrom(ID) of the block, where KEY is one of "isolated/ap-northeast-2a", ',
    ],
    [
      "a key that is none",
      (network: Network) => network.instance("subnet", "privat/ap-northeast-2a"),
      'shop-dev/network/subnet has no instance "privat/ap-northeast-2a"; did you mean "private/ap-northeast-2a"? Allowed: ',
    ],
    [
      "an instance of what is single",
      (network: Network) => network.instance("vpc", 0),
      'shop-dev/network/vpc has no instance 0; allowed: the resource itself, resource("vpc"), which is not repeated.',
    ],
  ])("refuses %s", (_, use, message) => expect(() => use(newNetwork())).toThrow(message));
});

it("leaves a block's neighbours alone", () => {
  const stack = newStack();
  const provider = stack.addProvider("other", {});
  const network = newNetwork({ provider }, stack);
  new SecurityGroup(stack, "web", { name: "web", description: "web", network: network.ref });
  const { resource } = synth(stack);
  expect(resource.aws_security_group?.web?.provider).toBeUndefined();
  expect(resource.aws_vpc?.network?.provider).toBe("aws.other");
});

it("is what others wait for, where the whole block would be written as nothing", () => {
  const stack = newStack();
  const network = newNetwork({}, stack);
  const after = (id: string, other: unknown) =>
    new Eip(stack, id, { dependsOn: [other as ITerraformDependable] });
  after("address", network.resource("vpc"));
  expect(synth(stack).resource.aws_eip?.address?.depends_on).toEqual(["aws_vpc.network"]);
  after("other", network);
  expect(() => Testing.synth(stack)).toThrow(
    /shop-dev\/network: the block stands where one resource is wanted; .* each by resource\(NAME\)\./,
  );
  const other = newStack();
  const given: unknown = newNetwork({}, other).ref;
  expect(() => {
    new Eip(other, "address", { dependsOn: [given as ITerraformDependable] });
    Testing.synth(other);
  }).toThrow(
    "shop-dev/network: ref stands where one resource is wanted; allowed: in dependsOn the resources",
  );
});

it("is not repeated by Terraform, and has no lifecycle as a whole: what is written instead is said", () => {
  const make = (more: object) => () => newNetwork(more as Partial<NetworkProps>);
  const loop = "allowed: a loop of the program that makes a block each time, or the Terraform module,";
  expect(make({ forEach: ["a"] })).toThrow(`shop-dev/network: forEach is an argument of resources; ${loop}`);
  expect(make({ count: 2 })).toThrow(`shop-dev/network: count is an argument of resources; ${loop}`);
  expect(make({ dependsOn: [] })).toThrow(
    /dependsOn is an argument of resources; allowed: of a resource inside, transform: \{ \w+: \{ dependsOn: … \} \}\./,
  );
  const group = { count: undefined, name: "web", description: "web", network: newNetwork().ref };
  expect(() => new SecurityGroup(newStack(), "web", group)).not.toThrow();
});

it("refuses a dependency of its node, which cdktf drops without a word", () => {
  const stack = newStack();
  const network = newNetwork({}, stack);
  expect(() => Testing.synth(stack, true)).not.toThrow();
  network.node.addDependency(new Eip(stack, "address"));
  expect(() => Testing.synth(stack, true)).toThrow(
    "shop-dev/network: node.addDependency is not written by cdktf; allowed: dependsOn of a resource inside, by transform.",
  );
});

it("refuses a value of an iterator, which would be that of the block's own repeated resources", () => {
  const { value } = TerraformIterator.fromList(["a", "b"]);
  const { node } = newNetwork({ tags: { Team: `${value}` } });
  expect(() => Testing.synth(node.scope as TerraformStack)).toThrow(
    'shop-dev/network: tags["Team"] holds each.value, which is there only where a resource is repeated;',
  );
});
