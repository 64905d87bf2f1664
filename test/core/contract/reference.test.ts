/** What a block gives to a program: the types say what there is at run time, and a name that is not there is told. */
import { inspect } from "node:util";
import {
  App,
  type IResolvable,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
  Testing,
  Token,
} from "cdktf";
import {
  EcsCluster,
  EcsService,
  InputError,
  LoadBalancer,
  Network,
  type NetworkProps,
  SecurityGroup,
  StaticIp,
} from "../../../src";
import * as t from "../../../src/core/contract";
import * as x from "../../../src/core/expressions";
import { HanokStack } from "../../../src/core/stack/stack";
import { networkReference } from "../../../src/network/reference";

const all = t.shape("All", {
  text: t.text(),
  word: t.oneOf("one", "two"),
  number: t.number(),
  flag: t.flag("A flag."),
  texts: t.listOf(t.text()),
  numbers: t.listOf(t.number()),
  map: t.mapOf(t.text(), "item"),
  parts: t.listOf(t.shape("Part", { id: t.text() })),
  none: t.text().optional(),
});
type All = t.Infer<typeof all>;

const newStack = () => new TerraformStack(new App({ stackTraces: false }), "stack");
const known: All = {
  text: "a",
  word: "one",
  number: 1,
  flag: true,
  texts: ["a"],
  numbers: [1],
  map: { a: "b" },
  parts: [{ id: "c" }],
  none: null,
};
const ofKnown = () => t.reference(newStack(), "ref", all, x.lift<All>(known));
const ofCode = () => t.reference(newStack(), "ref", all, x.raw<All>("local.all"));

it("has what is known as it is", () => {
  const { none, ...others } = known;
  expect({ ...ofKnown() }).toEqual(others);
  expect(ofKnown().none).toBeUndefined();
  expect(JSON.parse(JSON.stringify(ofKnown()))).toEqual(others);
  expect(inspect(ofKnown())).toContain("word: 'one'");
});

/** Each line is checked by tsc too: no type says more than there is. */
it("has the types of cdktf's attributes", () => {
  const { text, word, number, flag, texts, numbers, map, parts, none } = ofCode();
  const taken: [string, number, boolean | IResolvable, string[], number[], string | undefined] = [
    text,
    number,
    flag,
    texts,
    numbers,
    none,
  ];
  expect(taken.map((value) => typeof value)).toEqual([
    "string",
    "number",
    "object",
    "object",
    "object",
    "string",
  ]);
  expect([Array.isArray(texts), Array.isArray(numbers), Token.isUnresolved(flag)]).toEqual([
    true,
    true,
    true,
  ]);
  expect(typeof map.any).toBe("string");
  expect(typeof parts[0]?.id).toBe("string");
  // @ts-expect-error how many there are is not known
  expect(parts.map).toBeUndefined();
  // @ts-expect-error the word may be Terraform's
  const sure: "one" | "two" = word;
  // @ts-expect-error null is undefined
  const there: string = none;
  // @ts-expect-error there is no such member
  expect(ofCode().nothing).toBeUndefined();
  expect([typeof sure, typeof there]).toEqual(["object", "string"]);
});

it("is the same token each time", () => {
  const reference = ofCode();
  expect(reference.text).toBe(reference.text);
  expect(reference.texts).toBe(reference.texts);
});

it("refuses the spread of a map that only Terraform knows, where cdktf would write it", () => {
  const stack = newStack();
  const { map } = t.reference(stack, "ref", all, x.raw<All>("local.all"));
  new TerraformOutput(stack, "map", { value: { ...map, more: "b" } });
  expect(() => Testing.synth(stack)).toThrow("write Fn.merge([value, { … }])");
});

const shop = () => {
  const stack = new HanokStack(new App({ stackTraces: false }), {
    architecture: "shop",
    environment: "test",
    region: "ap-northeast-2",
  });
  const network = new Network(stack, "network", {
    name: "shop",
    cidr: "10.0.0.0/16",
    zones: ["ap-northeast-2a", "ap-northeast-2c"],
  });
  return { stack, network };
};

it("says which names there are, and which is meant", () => {
  const { network } = shop();
  const missing = () => t.get(network.ref.tiers, "privat");
  expect(missing).toThrow(InputError);
  expect(missing).toThrow(
    'shop-test/network: ref.tiers has no "privat"; did you mean private? Allowed: isolated, private, public.',
  );
  expect(() => t.get(t.get(network.ref.tiers, "public").subnets, "us-east-1a")).toThrow(
    'shop-test/network: ref.tiers.public.subnets has no "us-east-1a"; allowed: ap-northeast-2a, ap-northeast-2c.',
  );
  // @ts-expect-error none of the default tiers
  expect(() => network.subnetIds("data")).toThrow('ref.tiers has no "data"');
});

it("is what jest and cdktf look at like any object", () => {
  const { network } = shop();
  expect(network.ref.tiers).toEqual(network.ref.tiers);
  expect(Object.keys(network.ref.tiers)).toEqual(["isolated", "private", "public"]);
  expect("private" in network.ref.tiers).toBe(true);
  expect("data" in network.ref.tiers).toBe(false);
});

/** Each line is checked by tsc too. */
describe("what a program names", () => {
  const named = (given: { readonly lazily?: boolean } = {}) => {
    const { stack } = shop();
    const network = new Network(stack, "named", {
      name: "named",
      cidr: "10.1.0.0/16",
      zones: ["ap-northeast-2a", "ap-northeast-2c"],
      tiers: {
        web: { kind: "public", slot: 0 },
        ...(given.lazily ? { db: { kind: "isolated", slot: 1 } as const } : {}),
      },
    });
    return { stack, network };
  };

  it("is there by its name, and nothing else is", () => {
    const { network } = named({ lazily: true });
    const { tiers } = network.ref;
    expect(tiers.web.subnets["ap-northeast-2a"].id).toContain("TfToken");
    expect(tiers.db.kind).toBe("isolated");
    expect(network.layout.web.reserved).toBe("10.1.0.0/19");
    // @ts-expect-error a name that is not among the tiers
    expect(() => tiers.wbe).toThrow('ref.tiers has no "wbe"; did you mean web? Allowed: db, web.');
    // @ts-expect-error a zone that is not among the zones
    expect(() => tiers.web.subnets["ap-northeast-2b"]).toThrow("Allowed: ap-northeast-2a, ap-northeast-2c.");
    // @ts-expect-error the same of a method
    expect(() => network.subnetIds("wbe")).toThrow('has no "wbe"');
  });

  it("is one of the default tiers where none are named", () => {
    const { network } = shop();
    expect(network.ref.tiers.private.subnets["ap-northeast-2c"].id).toContain("TfToken");
    // @ts-expect-error none of the default tiers
    expect(() => network.ref.tiers.privat).toThrow("did you mean private?");
    const any: Network = network;
    // @ts-expect-error a type without names has any
    expect(() => any.ref.tiers.privat.kind).toThrow("did you mean private?");
    // the names of a configuration are known when the program runs
    const kind = (name: string): string => any.ref.tiers[name]?.kind as string;
    expect(kind("private")).toBe("private");
    class Own extends Network<"web"> {}
    const { stack } = shop();
    const tiers = { web: { kind: "public", slot: 0 } } as const;
    const own = new Own(stack, "own", { name: "own", cidr: "10.1.0.0/16", zoneCount: 2, tiers });
    expect(own.ref.tiers.web.kind).toBe("public");
  });

  it("is told where a condition leaves it out", () => {
    expect(() => named().network.ref.tiers.db).toThrow('ref.tiers has no "db"; allowed: web.');
  });

  it("goes where any names may go", () => {
    const { stack, network } = named();
    const any: Network = network;
    expect(t.get(any.ref.tiers, "web").kind).toBe("public");
    const group = new SecurityGroup(stack, "group", {
      name: "web",
      description: "Web",
      network: network.ref,
    });
    expect(group.ref.name).toBe("web");
  });

  it("is of another block's, too", () => {
    const { stack, network } = named();
    const balancer = new LoadBalancer(stack, "balancer", {
      name: "web",
      network: network.ref,
      tier: "web",
      securityGroups: [{ id: "sg-0123456789abcdef0", name: "front" }],
      targetGroups: { api: { port: 8080 } },
      listeners: {
        http: {
          port: 80,
          protocol: "HTTP",
          plainHttp: true,
          defaultAction: { forward: { targetGroups: { api: 1 } } },
        },
      },
    });
    expect(balancer.ref.targetGroups.api.port).toBe(8080);
    expect(balancer.ref.listeners.http.port).toBe(80);
    // @ts-expect-error no such target group
    expect(() => balancer.ref.targetGroups.apo).toThrow("did you mean api?");
    const cluster = new EcsCluster(stack, "cluster", { name: "shop", ec2: {} });
    expect(cluster.ref.capacityProviderNames.FARGATE).toBe("FARGATE");
    // @ts-expect-error no such capacity
    expect(() => cluster.ref.capacityProviderNames.general).toThrow('has no "general"');
  });

  it("is a service's container, and a fixed address's target group", () => {
    const { stack, network } = named();
    const service = new EcsService(stack, "service", {
      name: "api",
      cluster: {
        arn: "arn:aws:ecs:ap-northeast-2:123456789012:cluster/shop",
        name: "shop",
        capacityProviderNames: {},
      },
      network: network.ref,
      tier: "web",
      publicIp: true,
      securityGroups: [{ id: "sg-0123456789abcdef0", name: "api" }],
      cpu: 256,
      memory: 512,
      containers: {
        app: { image: "public.ecr.aws/nginx/nginx:1.29", ports: { http: { containerPort: 80 } } },
      },
    });
    expect(service.ref.ports["app/http"]?.containerPort).toBe(80);
    expect(service.ref.logGroupNames.app).toContain("TfToken");
    // @ts-expect-error no such container
    expect(() => service.ref.ports["ap/http"]).toThrow('has no "ap/http"; did you mean app/http?');
    // @ts-expect-error the same
    expect(() => service.ref.logGroupNames.api).toThrow('has no "api"');
    const front = new StaticIp(stack, "front", {
      name: "api",
      network: network.ref,
      tier: "web",
      listeners: { http: { port: 80, targetGroup: "web" } },
      targetGroups: { web: { port: 8080 } },
    });
    expect(front.ref.targetGroups.web.port).toBe(8080);
    // @ts-expect-error no such target group
    expect(() => front.ref.targetGroups.wbe).toThrow("did you mean web?");
    const any: [EcsService, StaticIp] = [service, front];
    expect(t.get(any[0].ref.ports, "app/http")?.containerPort).toBe(80);
  });

  it("may be anything where the names are computed", () => {
    const { stack } = shop();
    const props: NetworkProps = { name: "a", cidr: "10.1.0.0/16", zones: ["ap-northeast-2a"] };
    const general = new Network(stack, "general", props);
    expect(t.get(general.ref.tiers, "private").kind).toBe("private");
    const tiers: IResolvable = new TerraformVariable(stack, "tiers", {}).value;
    const given = new Network(stack, "given", { ...props, tiers });
    expect(typeof t.get(t.get(given.ref.tiers, "any").subnets, "ap-northeast-2a").id).toBe("string");
  });

  it("leaves what the compiler says of wrong props as it is", () => {
    const wrong = () => {
      const { stack } = shop();
      // @ts-expect-error no such input
      new Network(stack, "a", { name: "a", natt: {} });
      // @ts-expect-error no such field
      new Network(stack, "b", { name: "b", tiers: { web: { kind: "public", slt: 0 } } });
      // @ts-expect-error no such word
      new Network(stack, "c", { name: "c", tiers: { web: { kind: "publc", slot: 0 } } });
    };
    expect(wrong).toThrow("natt");
  });
});

it("may be changed by a spread", () => {
  const { stack, network } = shop();
  const group = new SecurityGroup(stack, "web", {
    name: "web",
    description: "Web servers",
    network: { ...network.ref, vpcId: "vpc-0123456789abcdef0" },
  });
  expect(group.ref.vpcId).toBe("vpc-0123456789abcdef0");
});

it("has every name where only Terraform knows them", () => {
  const { tiers } = t.reference(newStack(), "ref", networkReference, x.raw("var.network"));
  expect(typeof t.get(t.get(tiers, "any").subnets, "zone").id).toBe("string");
});
