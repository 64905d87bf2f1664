/**
 * What names of instance types say, held against what EC2 answers: the emulator keeps a copy of DescribeInstanceTypes of
 * all regions. Every Xen type is refused, every Nitro one taken, and the architecture is read from the name rightly.
 */

import { isArm, isNitro } from "../../src/compute/server/instance-types";
import { knownValue, lift } from "../../src/core/expressions";
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

describe("instance types", () => {
  let types: Described[];

  beforeAll(async () => {
    const emulator = await startEmulator();
    try {
      types = await everyType(emulator);
    } finally {
      await emulator.stop();
    }
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
