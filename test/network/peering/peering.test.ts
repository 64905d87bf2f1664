import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Route } from "@cdktf/provider-aws/lib/route";
import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { VpcPeeringConnectionAccepterA } from "@cdktf/provider-aws/lib/vpc-peering-connection-accepter";
import { TerraformOutput, TerraformVariable, Testing } from "cdktf";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { InputError, negativeCases } from "../../../src/core/contract";
import { HanokStack } from "../../../src/core/stack/stack";
import { Network } from "../../../src/network/named";
import type { NetworkReference } from "../../../src/network/network-reference.props";
import { Peering, type PeeringProviders, peeringBlock } from "../../../src/network/peering/peering";
import type { PeeringProps } from "../../../src/network/peering/peering.props";

setupJest();

type Arguments = Readonly<Record<string, unknown>>;

interface StackJson {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
  readonly locals?: unknown;
  readonly output: Readonly<Record<string, { readonly value: unknown }>>;
}

function newStack(): HanokStack {
  return new HanokStack(Testing.app(), {
    architecture: "test",
    environment: "dev",
    region: "ap-northeast-2",
  });
}

function synthesized(build: (stack: HanokStack) => void): { text: string; json: StackJson } {
  const stack = newStack();
  build(stack);
  const text = Testing.synth(stack, true);
  return { text, json: JSON.parse(text) as StackJson };
}

const subnet = (network: number, number: number) => ({
  id: `subnet-${network}${number}`,
  cidrBlock: `10.${network}.${number}.0/24`,
  routeTableId: `rtb-${network}${number}`,
});

const network = (number: number, more: Partial<NetworkReference> = {}): NetworkReference => ({
  vpcId: `vpc-${number}`,
  cidrBlocks: [`10.${number}.0.0/16`],
  tiers: {
    public: { kind: "public", subnets: { a: subnet(number, 0), c: subnet(number, 1) } },
    private: { kind: "private", subnets: { a: subnet(number, 2), c: subnet(number, 3) } },
    data: { kind: "isolated", subnets: { a: subnet(number, 4) } },
  },
  ...more,
});

const base = { name: "shop-to-office", requester: network(1), accepter: network(2) };

const withPeering = (props: Partial<PeeringProps> & PeeringProviders = {}) =>
  synthesized((stack) => void new Peering(stack, "peering", { ...base, ...props }));

const routesOf = ({ json }: { json: StackJson }, side: "requester" | "accepter") =>
  (json.resource.aws_route?.[`peering_${side}`]?.for_each ?? {}) as Readonly<Record<string, unknown>>;

/** A resource without cdktf's note on where it comes from. */
function resourceOf({ json }: { json: StackJson }, type: string, name = "peering"): Arguments {
  const { "//": _, ...found } = json.resource[type]?.[name] ?? {};
  return found;
}

describe("a peering", () => {
  const peering = withPeering();

  it("is requested by one side and accepted by the other, in literal values", () => {
    expect(resourceOf(peering, "aws_vpc_peering_connection")).toEqual({
      vpc_id: "vpc-1",
      peer_vpc_id: "vpc-2",
      tags: { Name: "shop-to-office" },
    });
    expect(resourceOf(peering, "aws_vpc_peering_connection_accepter")).toEqual({
      vpc_peering_connection_id: "${aws_vpc_peering_connection.peering.id}",
      auto_accept: true,
      tags: { Name: "shop-to-office" },
    });
  });

  it("resolves names on both sides, each by its own half, once it is accepted", () => {
    const vpc_peering_connection_id = "${aws_vpc_peering_connection_accepter.peering.id}";
    expect(resourceOf(peering, "aws_vpc_peering_connection_options", "peering_requester")).toEqual({
      vpc_peering_connection_id,
      requester: { allow_remote_vpc_dns_resolution: true },
    });
    expect(resourceOf(peering, "aws_vpc_peering_connection_options", "peering_accepter")).toEqual({
      vpc_peering_connection_id,
      accepter: { allow_remote_vpc_dns_resolution: true },
    });
  });

  it("switches name resolution off by saying so, since AWS keeps the option", () => {
    const off = withPeering({ dnsResolution: false });
    expect(resourceOf(off, "aws_vpc_peering_connection_options", "peering_accepter").accepter).toEqual({
      allow_remote_vpc_dns_resolution: false,
    });
  });

  it("gives its id and its routes' ids", () => {
    const { json } = synthesized((stack) => {
      const made = new Peering(stack, "peering", base);
      new TerraformOutput(stack, "id", { value: made.peeringConnectionId });
      expect(Object.keys(made.outputs())).toEqual([
        "peering_connection_id",
        "accept_status",
        "requester_route_ids",
        "accepter_route_ids",
      ]);
    });
    expect(json.output.id?.value).toBe("${aws_vpc_peering_connection_accepter.peering.id}");
  });
});

describe("routes", () => {
  const peering = withPeering();

  it("go into the tables of private and isolated tiers, on both sides", () => {
    const ipv4 = "10.2.0.0/16";
    expect(routesOf(peering, "requester")).toEqual({
      "private/a/10.2.0.0/16": { route_table_id: "rtb-12", ipv4, ipv6: null },
      "private/c/10.2.0.0/16": { route_table_id: "rtb-13", ipv4, ipv6: null },
      "data/a/10.2.0.0/16": { route_table_id: "rtb-14", ipv4, ipv6: null },
    });
    expect(Object.keys(routesOf(peering, "accepter"))).toEqual([
      "data/a/10.1.0.0/16",
      "private/a/10.1.0.0/16",
      "private/c/10.1.0.0/16",
    ]);
    expect(peering.text).toHaveResourceWithProperties(Route, {
      destination_cidr_block: "${each.value.ipv4}",
      vpc_peering_connection_id: "${aws_vpc_peering_connection_accepter.peering.id}",
    });
  });

  it("go where they are asked to, and nowhere else", () => {
    const chosen = withPeering({ requesterTiers: ["public"], accepterTiers: [] });
    expect(Object.keys(routesOf(chosen, "requester"))).toEqual([
      "public/a/10.2.0.0/16",
      "public/c/10.2.0.0/16",
    ]);
    expect(Object.keys(chosen.json.resource.aws_route ?? {})).toEqual(["peering_requester"]);
  });

  it("of another range are added beside the others", () => {
    const more = withPeering({ accepter: network(2, { cidrBlocks: ["10.2.0.0/16", "100.64.0.0/16"] }) });
    expect(routesOf(more, "requester")).toMatchObject({ ...routesOf(peering, "requester") });
    expect(routesOf(more, "requester")).toHaveProperty(["data/a/100.64.0.0/16", "ipv4"], "100.64.0.0/16");
    expect(routesOf(more, "accepter")).toEqual(routesOf(peering, "accepter"));
  });

  it("take IPv6 where both sides have it", () => {
    const one = network(1, { ipv6CidrBlock: "2001:db8:1::/56" });
    const two = network(2, { ipv6CidrBlock: "2001:db8:2::/56" });
    expect(withPeering({ requester: one }).json).toEqual(peering.json);
    const both = withPeering({ requester: one, accepter: two });
    expect(routesOf(both, "requester")["private/a/ipv6"]).toEqual({
      route_table_id: "rtb-12",
      ipv4: null,
      ipv6: "2001:db8:2::/56",
    });
    expect(routesOf(both, "accepter")["data/a/ipv6"]).toEqual({
      route_table_id: "rtb-24",
      ipv4: null,
      ipv6: "2001:db8:1::/56",
    });
    expect(withPeering({ requester: one, accepter: two, ipv6: false }).json).toEqual(peering.json);
  });
});

describe("two networks of one stack", () => {
  const build = (ipv6: boolean) => (stack: HanokStack) => {
    const flowLogs = { destination: "none" } as const;
    const tiers = { public: { kind: "public", slot: 0 }, app: { kind: "private", slot: 1 } } as const;
    const given = { zones: ["ap-northeast-2a"], tiers, flowLogs, ipv6 };
    const shop = new Network(stack, "shop", { name: "shop", cidr: "10.1.0.0/16", ...given });
    const office = new Network(stack, "office", { name: "office", cidr: "10.2.0.0/16", ...given });
    new Peering(stack, "peering", {
      name: "shop-to-office",
      requester: shop.ref,
      accepter: office.ref,
      ipv6,
    });
  };

  it("have routes at literal keys, whatever Terraform has still to find out", () => {
    const made = synthesized(build(true));
    expect(routesOf(made, "requester")).toEqual({
      "app/ap-northeast-2a/10.2.0.0/16": {
        route_table_id: '${aws_route_table.shop["app/ap-northeast-2a"].id}',
        ipv4: "10.2.0.0/16",
        ipv6: null,
      },
      "app/ap-northeast-2a/ipv6": {
        route_table_id: '${aws_route_table.shop["app/ap-northeast-2a"].id}',
        ipv4: null,
        ipv6: "${aws_vpc.office.ipv6_cidr_block}",
      },
    });
  });

  it("leave nothing for Terraform to check", () => {
    expect(resourceOf(synthesized(build(false)), "aws_vpc_peering_connection")).not.toHaveProperty(
      "lifecycle",
    );
  });
});

describe("another account and region", () => {
  it("accept by a provider of their own", () => {
    const { text, json } = synthesized((stack) => {
      const tokyo = new AwsProvider(stack, "tokyo", { alias: "tokyo", region: "ap-northeast-1" });
      new Peering(stack, "peering", {
        ...base,
        peerRegion: "ap-northeast-1",
        peerOwnerId: "123456789012",
        accepterProvider: tokyo,
      });
    });
    expect(text).toHaveResourceWithProperties(VpcPeeringConnection, {
      peer_region: "ap-northeast-1",
      peer_owner_id: "123456789012",
    });
    expect(text).toHaveResourceWithProperties(VpcPeeringConnectionAccepterA, { provider: "aws.tokyo" });
    const providers = ([type, name]: [string, string]) => json.resource[type]?.[name]?.provider;
    expect(providers(["aws_vpc_peering_connection_options", "peering_accepter"])).toBe("aws.tokyo");
    expect(providers(["aws_route", "peering_accepter"])).toBe("aws.tokyo");
    expect(providers(["aws_route", "peering_requester"])).toBeUndefined();
    expect(providers(["aws_vpc_peering_connection_options", "peering_requester"])).toBeUndefined();
  });
});

describe("ranges", () => {
  it("that only Terraform knows are compared by Terraform, before the connection", () => {
    const made = synthesized((stack) => {
      const range = new TerraformVariable(stack, "range", { type: "string" }).stringValue;
      new Peering(stack, "peering", {
        ...base,
        accepter: network(2, { cidrBlocks: [range] }),
        requesterTiers: [],
      });
    });
    const { lifecycle } = resourceOf(made, "aws_vpc_peering_connection");
    expect(JSON.stringify(lifecycle)).toContain("length(local.peering_overlap_problems) == 0");
    expect(JSON.stringify(made.json.locals)).toContain("which overlap");
  });

  it("that overlap are refused with both of them named", () => {
    expect(() =>
      withPeering({ accepter: network(2, { cidrBlocks: ["10.2.0.0/16", "10.1.128.0/20"] }) }),
    ).toThrow(
      "test-dev/peering: requester has the range 10.1.0.0/16 and accepter has 10.1.128.0/20, which overlap; allowed: networks that share no address.",
    );
  });
});

describe("refused inputs", () => {
  const cases = negativeCases(peeringBlock.contract).map(
    (negative) => [negative.title.slice(0, 100), negative.inputs] as const,
  );

  it.each(cases)("%s", (_, inputs) => {
    const create = () => new Peering(newStack(), "peering", inputs as unknown as PeeringProps);
    expect(create).toThrow(InputError);
    expect(create).toThrow(/^test-dev\/peering: /);
  });
});
