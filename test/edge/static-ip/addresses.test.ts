import { Eip } from "@cdktf/provider-aws/lib/eip";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import type { StaticIpProps } from "../../../src/edge/static-ip/static-ip.props";
import { SAMPLE_ALB } from "../../../src/edge/static-ip/topology";
import { instances, resourcesOf } from "../../support/synthesize";
import { A, body, C, front } from "./sample";

setupJest();

describe("addresses", () => {
  it("are one per zone, protected from a destroy", () => {
    const json = front();
    expect(instances(json, "aws_eip", "front")).toEqual({ [A]: `shop-${A}`, [C]: `shop-${C}` });
    expect(body(json, "aws_eip", "front")).toMatchObject({
      domain: "vpc",
      lifecycle: { prevent_destroy: true },
    });
    expect(resourcesOf(json).aws_eip).not.toHaveProperty("front_unprotected");
    expect(json).toHaveResourceWithProperties(Eip, { domain: "vpc" });
  });

  it("have another address in the configuration where they are not protected, as the module has", () => {
    const json = front({ protectAddresses: false });
    expect(Object.keys(resourcesOf(json).aws_eip ?? {})).toEqual(["front_unprotected"]);
    expect(body(json, "aws_eip", "front_unprotected")).not.toHaveProperty("lifecycle");
  });

  it("do not depend on anything but the zone", () => {
    const eips = (props: Partial<StaticIpProps>) => body(front(props), "aws_eip", "front");
    const others: Partial<StaticIpProps>[] = [
      { topology: "nlb-alb", loadBalancer: SAMPLE_ALB, listeners: { web: { port: 80 } } },
      { listeners: { web: { port: 8443 } } },
      { clientAddress: "proxy_protocol", crossZone: false, deletionProtection: false },
      { securityGroups: [{ id: "sg-0123456789abcdef5", name: "mine" }] },
    ];
    for (const other of others) expect(eips(other)).toEqual(eips({}));
  });

  it("are brought along by zone", () => {
    const json = front({ addresses: { [C]: { allocationId: "eipalloc-0123456789abcdef0" } } });
    expect(Object.keys(instances(json, "aws_eip", "front"))).toEqual([A]);
    expect(body(json, "aws_lb", "front").subnet_mapping).toEqual([
      {
        subnet_id: "subnet-0123456789abcdef0",
        allocation_id: `\${aws_eip.front["${A}"].allocation_id}`,
      },
      { subnet_id: "subnet-0123456789abcdef1", allocation_id: "eipalloc-0123456789abcdef0" },
    ]);
  });

  it("of a zone that was taken away stay where that is said", () => {
    const json = front({ zones: [C], retainedZones: [A] });
    expect(Object.keys(instances(json, "aws_eip", "front"))).toEqual([A, C]);
    expect(body(json, "aws_lb", "front").subnet_mapping).toHaveLength(1);
  });
});
