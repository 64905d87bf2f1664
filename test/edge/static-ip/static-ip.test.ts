import { TerraformOutput, TerraformVariable } from "cdktf";
import { negativeCases } from "../../../src/core/contract";
import { tf } from "../../../src/core/expressions";
import { LoadBalancer } from "../../../src/edge/load-balancer/load-balancer";
import { StaticIp, staticIpBlock } from "../../../src/edge/static-ip/static-ip";
import type { StaticIpProps } from "../../../src/edge/static-ip/static-ip.props";
import { synthesize } from "../../support/synthesize";
import { A, base, body, C, network, referenceIn } from "./sample";

describe("with what only Terraform knows", () => {
  it("stands before a load balancer of the same stack, whose ids are not known yet", () => {
    const json = synthesize((stack) => {
      const balancer = new LoadBalancer(stack, "inner", {
        name: "inner",
        network,
        tier: "private",
        securityGroups: [{ id: "sg-0123456789abcdef1", name: "alb" }],
        accessLogs: { destination: "none" },
        listeners: {
          web: { port: 80, protocol: "HTTP", defaultAction: { forward: { targetGroups: { app: 1 } } } },
        },
        targetGroups: { app: { port: 8080 } },
      });
      const block = new StaticIp(stack, "front", {
        name: "shop",
        network,
        topology: "nlb-alb",
        loadBalancer: tf(balancer.ref) as StaticIpProps["loadBalancer"],
        listeners: { web: { port: 80 } },
      });
      new TerraformOutput(stack, "reference", { value: tf(block.ref) });
    });
    // an Application Load Balancer that does not listen yet is refused as a target
    expect(body(json, "aws_lb_target_group_attachment", "front_alb").target_id).toBe(
      "${0 <= length(aws_lb_listener.inner) ? aws_lb.inner.arn : aws_lb.inner.arn}",
    );
    expect(referenceIn(json).target_groups).toMatchObject({
      app: { arn: '${aws_lb_target_group.inner["app"].arn}', port: 8080 },
    });
  });

  it("leaves to Terraform whether addresses are protected", () => {
    const json = synthesize((stack) => {
      const keep = new TerraformVariable(stack, "keep", { type: "bool" });
      new StaticIp(stack, "front", { ...base, protectAddresses: keep.value as never });
    });
    expect(body(json, "aws_eip").for_each).toBe(
      `\${{ for zone in ["${A}", "${C}"] : zone => "shop-\${zone}" if var.keep }}`,
    );
    expect(body(json, "aws_eip", "front_unprotected").for_each).toContain("if !var.keep");
    expect(JSON.stringify(body(json, "aws_lb").subnet_mapping)).toContain("var.keep ? aws_eip.front");
  });

  it("checks there what it cannot check itself", () => {
    const json = synthesize((stack) => {
      const topology = new TerraformVariable(stack, "topology", { type: "string" });
      new StaticIp(stack, "front", { ...base, topology: topology.value as never });
    });
    const { lifecycle, count } = body(json, "aws_lb") as {
      lifecycle: { precondition: { error_message: string }[] };
      count: string;
    };
    expect(count).toBe('${var.topology != "global-accelerator" ? 1 : 0}');
    const messages = lifecycle.precondition.map(({ error_message }) => error_message).join("\n");
    expect(messages).toContain("loadBalancer is not given with the topology");
  });
});

describe("refused inputs", () => {
  it("are many", () => {
    expect(negativeCases(staticIpBlock.contract).length).toBeGreaterThan(150);
  });
});
