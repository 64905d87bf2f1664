/**
 * What names of instance types say, held against what EC2 answers: the emulator keeps a copy of DescribeInstanceTypes of
 * all regions. Every Xen type is refused, every Nitro one taken, and the architecture is read from the name rightly. It keeps
 * the answers of DescribeInstanceTypeOfferings too: what stacks and examples start is there in each of their zones.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import { blocks } from "../../src/blocks";
import { isArm, isNitro } from "../../src/compute/server/instance-type";
import { knownValue, lift } from "../../src/core/expressions";
import { environments, prod } from "../../src/environments";
import { STACKS } from "../../src/stacks/architectures";
import { callEc2 } from "./aws-api";
import { type Emulator, startEmulator } from "./emulator";

interface Described {
  readonly type: string;
  readonly hypervisor: string;
  readonly architectures: readonly string[];
}

/** The items of the answer, by what each of them holds. */
function described(xml: string): Described[] {
  const types = xml.split("<instanceType>").slice(1);
  return types.map((text) => ({
    type: text.slice(0, text.indexOf("<")),
    hypervisor: /<hypervisor>(\w+)</.exec(text)?.[1] ?? "none",
    architectures: [
      ...(/<supportedArchitectures>(.*?)<\/supportedArchitectures>/s.exec(text)?.[1] ?? "").matchAll(
        /<item>(\w+)</g,
      ),
    ].map(([, name]) => String(name)),
  }));
}

async function everyType(emulator: Emulator): Promise<Described[]> {
  const found: Described[] = [];
  for (let token: string | undefined, first = true; first || token; first = false) {
    const page = await callEc2(emulator, {
      Action: "DescribeInstanceTypes",
      ...(token ? { NextToken: token } : {}),
    });
    found.push(...described(page));
    token = /<nextToken>(.+?)<\/nextToken>/.exec(page)?.[1];
  }
  return found;
}

/** What is started, and in which zones of a region. */
interface Place {
  readonly name: string;
  readonly types: readonly string[];
  readonly zones: readonly string[];
}

const unique = (found: Iterable<RegExpMatchArray>) => [
  ...new Set([...found].map(([, name]) => String(name))),
];

/** The environments, and one whose containers run on instances, as none of them does. */
const wheres = [
  ...Object.values(environments),
  { ...prod, name: "instances", containers: { ...prod.containers, launchType: "ec2" as const } },
];

const stacks: Place[] = wheres.flatMap((environment) =>
  Object.entries(STACKS).map(([name, Stack]) => {
    const json = Testing.synth(new Stack(Testing.app(), environment), true);
    return {
      name: `${name}-${environment.name}`,
      types: unique(json.matchAll(/"instance_type": "([^"$]+)"/g)),
      zones: unique(json.matchAll(/"([a-z]{2}(?:-[a-z]+)+-\d[a-z])"/g)),
    };
  }),
);

const examples: Place[] = blocks.flatMap(({ path }) => {
  const folder = join(__dirname, "../../modules", path, "examples");
  return (existsSync(folder) ? readdirSync(folder) : []).map((name) => {
    const hcl = readFileSync(join(folder, name, "main.tf"), "utf8");
    const region = /variable "region" {[^}]*default\s*=\s*"([^"]+)"/.exec(hcl)?.[1];
    const types = unique(hcl.matchAll(/\binstance_types?\s*=\s*(\[[^\]]*\]|"[^"]*")/g));
    return {
      name: `${path}/${name}`,
      types: types.flatMap((text) => unique(text.matchAll(/"([^"]+)"/g))),
      zones: unique(hcl.matchAll(/"\$\{var\.region\}([a-z])"/g)).map((letter) => `${region}${letter}`),
    };
  });
});

const places = [...stacks, ...examples].filter(({ types }) => types.length > 0);

/** Zones of the region that have it. */
async function zonesOf(emulator: Emulator, type: string, region: string): Promise<string[]> {
  const there = { ...emulator, variables: { ...emulator.variables, AWS_REGION: region } };
  const answer = await callEc2(there, {
    Action: "DescribeInstanceTypeOfferings",
    LocationType: "availability-zone",
    "Filter.1.Name": "instance-type",
    "Filter.1.Value.1": type,
  });
  return unique(answer.matchAll(/<location>([^<]+)</g));
}

describe("instance types", () => {
  let types: Described[];
  const offered = new Map<string, string[]>();
  const key = (type: string, region: string) => `${type} in ${region}`;
  const regionOf = (zone = "") => zone.slice(0, -1);

  beforeAll(async () => {
    const emulator = await startEmulator();
    try {
      types = await everyType(emulator);
      for (const { types: started, zones } of places)
        for (const type of started) {
          const region = regionOf(zones[0]);
          if (!offered.has(key(type, region)))
            offered.set(key(type, region), await zonesOf(emulator, type, region));
        }
    } finally {
      await emulator.stop();
    }
  });

  it("are started by stacks and examples", () => {
    expect(stacks.filter(({ types: started }) => started.length > 0).length).toBeGreaterThan(6);
    expect(examples.filter(({ types: started }) => started.length > 0).length).toBeGreaterThan(8);
    expect(offered.get(key("m7a.large", "ap-northeast-2")) ?? []).toEqual([]);
    expect(offered.get(key("m7i.large", "ap-northeast-2"))).toContain("ap-northeast-2a");
  });

  // what is newer than the emulator's copy of the answers cannot be told from what is nowhere, and is said
  it.each(places)("$name starts what its zones have", ({ types: started, zones }) => {
    expect(zones).not.toEqual([]);
    const known = started.filter((type) => types.some(({ type: name }) => name === type));
    if (known.length < started.length)
      console.warn(`newer than the offerings are: ${started.filter((type) => !known.includes(type))}`);
    const missing = known.flatMap((type) =>
      zones
        .filter((zone) => !offered.get(key(type, regionOf(zone)))?.includes(zone))
        .map((zone) => `${type} is not in ${zone}`),
    );
    expect(missing).toEqual([]);
  });

  it("are many, of both hypervisors", () => {
    expect(types.length).toBeGreaterThan(500);
    expect(types.filter(({ hypervisor }) => hypervisor === "xen").length).toBeGreaterThan(50);
  });

  it("are Nitro by their names where EC2 says so", () => {
    const wrong = types.filter(
      ({ type, hypervisor }) => knownValue(isNitro(lift<string>(type))) !== (hypervisor !== "xen"),
    );
    expect(wrong).toEqual([]);
  });

  it("have the architecture that their names say", () => {
    const wrong = types.filter(
      ({ type, architectures }) =>
        knownValue(isArm(lift<string>(type))) !== architectures.includes("arm64") &&
        // Apple's
        !type.startsWith("mac"),
    );
    expect(wrong).toEqual([]);
  });
});
