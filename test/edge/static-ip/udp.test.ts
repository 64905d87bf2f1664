import type { StaticIpProps } from "../../../src/edge/static-ip/static-ip.props";
import { SAMPLE_ALB } from "../../../src/edge/static-ip/topology";
import { instances } from "../../support/synthesize";
import { front, referenceIn } from "./sample";

describe("nlb-nginx with UDP", () => {
  const props: Partial<StaticIpProps> = {
    clientAddress: "proxy_protocol",
    listeners: {
      dns: { port: 53, protocol: "tcp_udp", clients: ["198.51.100.0/24"] },
      game: { port: 7777, protocol: "udp" },
      web: { port: 80 },
    },
    targetGroups: {
      dns: { port: 5353, protocol: "tcp_udp", healthCheck: { protocol: "TCP" } },
      game: { port: 7777, protocol: "udp", healthCheck: { port: "8080" } },
      web: { port: 8080 },
    },
  };

  it("has listeners and target groups of it, with an idle timeout for TCP alone", () => {
    const json = front(props);
    expect(instances(json, "aws_lb_listener", "front")).toMatchObject({
      dns: { protocol: "TCP_UDP", idle_timeout: null },
      game: { protocol: "UDP", idle_timeout: null },
      web: { protocol: "TCP", idle_timeout: 350 },
    });
    expect(instances(json, "aws_lb_target_group", "front")).toMatchObject({
      dns: { protocol: "TCP_UDP", proxy_protocol: false, terminate_unhealthy: null },
      game: { protocol: "UDP", proxy_protocol: false, terminate_unhealthy: null },
      web: { protocol: "TCP", proxy_protocol: true, terminate_unhealthy: true },
    });
    expect((referenceIn(json).target_groups as Record<string, { protocol: string }>).game?.protocol).toBe(
      "UDP",
    );
  });

  it("opens ports by UDP, and by TCP where health checks or requests come by it", () => {
    const json = front(props);
    expect(instances(json, "aws_vpc_security_group_ingress_rule", "front")).toEqual({
      "dns/198.51.100.0/24": { listener: "dns", protocol: "tcp", port: 53, range: "198.51.100.0/24" },
      "dns/udp/198.51.100.0/24": { listener: "dns", protocol: "udp", port: 53, range: "198.51.100.0/24" },
      "game/udp/0.0.0.0/0": { listener: "game", protocol: "udp", port: 7777, range: "0.0.0.0/0" },
      "web/0.0.0.0/0": { listener: "web", protocol: "tcp", port: 80, range: "0.0.0.0/0" },
    });
    expect(Object.keys(instances(json, "aws_vpc_security_group_egress_rule", "front")).sort()).toEqual([
      "5353-to-10.0.0.0/16",
      "8080-to-10.0.0.0/16",
      "udp-5353-to-10.0.0.0/16",
      "udp-7777-to-10.0.0.0/16",
    ]);
  });

  it("goes to targets that take it, not to an Application Load Balancer", () => {
    expect(() => front({ listeners: { web: { port: 53, protocol: "udp" } } })).toThrow(
      'listeners has "web", whose target groups are of another protocol; allowed: tls to tcp, tcp to tcp or tcp_udp, udp to udp or tcp_udp, tcp_udp to tcp_udp',
    );
    const before = { topology: "nlb-alb", loadBalancer: SAMPLE_ALB } as Partial<StaticIpProps>;
    expect(() => front({ ...before, listeners: { web: { port: 80, protocol: "udp" } } })).toThrow(
      "an Application Load Balancer takes no UDP",
    );
    // a group of both takes either
    const both = { dns: { port: 5353, protocol: "tcp_udp" } } as StaticIpProps["targetGroups"];
    const either = {
      listeners: {
        a: { port: 53, protocol: "udp", targetGroup: "dns" },
        b: { port: 54, targetGroup: "dns" },
      },
      targetGroups: both,
    } as Partial<StaticIpProps>;
    expect(() => front(either)).not.toThrow();
  });
});
