import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { blockEach } from "../../src/core/dynamic";
import { type Expr, lift, variable } from "../../src/core/expressions";
import { resourcesOf, synthesize } from "../support/synthesize";

interface Vpc {
  readonly id: string;
  readonly region: string | null;
}

const zoneWith = (vpcs: Expr<Vpc[]>, comment: string | null = null) => {
  const json = synthesize((stack) => {
    const zone = new Route53Zone(stack, "zone", { name: "internal" });
    blockEach(zone, { name: "vpc" }, vpcs, ({ id, region }) => ({
      vpc_id: id,
      vpc_region: region,
      settings: { comment },
    }));
  });
  return resourcesOf(json).aws_route53_zone?.zone;
};

describe("a nested block for each item", () => {
  it("is written out where their number is known, without what is null", () => {
    const vpcs: Vpc[] = [
      { id: "vpc-1", region: null },
      { id: "vpc-2", region: "eu-west-1" },
    ];
    expect(zoneWith(lift<Vpc[]>(vpcs))?.vpc).toEqual([
      { vpc_id: "vpc-1", settings: {} },
      { vpc_id: "vpc-2", vpc_region: "eu-west-1", settings: {} },
    ]);
  });

  it("is dynamic where Terraform decides, without what is null", () => {
    expect(zoneWith(variable<Vpc[]>("vpcs"))?.dynamic).toEqual({
      vpc: {
        for_each: "${var.vpcs}",
        content: { vpc_id: "${vpc.value.id}", vpc_region: "${vpc.value.region}", settings: {} },
      },
    });
  });

  it("is not there where there are none", () => {
    expect(zoneWith(lift<Vpc[]>([]))).not.toHaveProperty("vpc");
  });
});
