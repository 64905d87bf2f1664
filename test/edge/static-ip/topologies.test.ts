import { SAMPLE_ALB } from "../../../src/edge/static-ip/topology";
import { instances, resourcesOf } from "../../support/synthesize";
import { body, front, referenceIn, typesOf } from "./sample";

describe("nlb-alb", () => {
  const alb = {
    ...SAMPLE_ALB,
    listeners: { ...SAMPLE_ALB.listeners, tls: { arn: "a", port: 443, protocol: "HTTPS" } },
  };
  const json = front({ topology: "nlb-alb", loadBalancer: alb });

  it("leads each listener to the load balancer's port, TLS as it comes", () => {
    expect(instances(json, "aws_lb_target_group", "front_alb")).toMatchObject({
      http: { port: 80, health_protocol: "HTTP" },
      https: { port: 443, health_protocol: "HTTPS" },
    });
    expect(instances(json, "aws_lb_listener", "front")).toMatchObject({
      https: { port: 443, protocol: "TCP", certificate_arn: null, ssl_policy: null },
    });
    expect(body(json, "aws_lb_target_group_attachment", "front_alb")).toMatchObject({
      target_id: SAMPLE_ALB.arn,
    });
    expect(resourcesOf(json).aws_lb_target_group).not.toHaveProperty("front");
  });

  it("keeps the load balancer and its group as they are", () => {
    const { security_groups, subnet_mapping, name } = body(json, "aws_lb", "front");
    expect({ security_groups, subnet_mapping, name }).toEqual(
      (({ security_groups, subnet_mapping, name }) => ({ security_groups, subnet_mapping, name }))(
        body(front(), "aws_lb", "front"),
      ),
    );
    expect(Object.keys(instances(json, "aws_vpc_security_group_egress_rule", "front"))).toEqual([
      "443-to-alb",
      "80-to-alb",
    ]);
  });

  it("gives services what the load balancer gives", () => {
    expect(referenceIn(json)).toMatchObject({
      client_address: "forwarded",
      security_groups: [{ name: "alb" }],
      front_security_groups: [{ name: "shop-nlb" }],
    });
  });
});

describe("global-accelerator", () => {
  const json = front({ topology: "global-accelerator", loadBalancer: { ...SAMPLE_ALB, listeners: {} } });

  it("has nothing of a Network Load Balancer", () => {
    expect(typesOf(json)).toEqual([
      "aws_globalaccelerator_accelerator",
      "aws_globalaccelerator_endpoint_group",
      "aws_globalaccelerator_listener",
      "aws_s3_bucket",
      "aws_s3_bucket_lifecycle_configuration",
      "aws_s3_bucket_ownership_controls",
      "aws_s3_bucket_policy",
      "aws_s3_bucket_public_access_block",
      "aws_s3_bucket_server_side_encryption_configuration",
    ]);
  });

  it("is protected, logs flows and gives its addresses", () => {
    expect(body(json, "aws_globalaccelerator_accelerator", "front")).toMatchObject({
      lifecycle: { prevent_destroy: true },
      attributes: [{ flow_logs_enabled: true, flow_logs_s3_prefix: "flow-logs" }],
    });
    const accelerator = "aws_globalaccelerator_accelerator.front";
    expect(referenceIn(json)).toMatchObject({
      addresses: {
        first: `\${${accelerator}.ip_sets[0].ip_addresses[0]}`,
        second: `\${${accelerator}.ip_sets[0].ip_addresses[1]}`,
      },
      zone_id: `\${${accelerator}.hosted_zone_id}`,
    });
  });
});
