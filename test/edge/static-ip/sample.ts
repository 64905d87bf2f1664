/** A fixed address with two listeners, and what tests read in its configuration. */
import { TerraformOutput } from "cdktf";
import { tf } from "../../../src/core/expressions";
import { SAMPLE_NETWORK } from "../../../src/edge/static-ip/placement";
import { StaticIp } from "../../../src/edge/static-ip/static-ip";
import type { StaticIpProps } from "../../../src/edge/static-ip/static-ip.props";
import { resourcesOf, synthesize } from "../../support/synthesize";

export const [A, C] = ["ap-northeast-2a", "ap-northeast-2c"];
export const CERTIFICATE = "arn:aws:acm:ap-northeast-2:123456789012:certificate/1";
export const network = SAMPLE_NETWORK as StaticIpProps["network"];
export const base: StaticIpProps = {
  name: "shop",
  network,
  listeners: {
    http: { port: 80, targetGroup: "redirect" },
    https: { port: 443, protocol: "tls", certificateArn: CERTIFICATE, targetGroup: "web" },
  },
  targetGroups: { web: { port: 8080 }, redirect: { port: 8081 } },
};

export const front = (props: Partial<StaticIpProps> = {}) =>
  synthesize((stack) => {
    const block = new StaticIp(stack, "front", { ...base, ...props });
    new TerraformOutput(stack, "reference", { value: tf(block.ref) });
  });
export const body = (json: string, type: string, name = "front") => resourcesOf(json)[type]?.[name] ?? {};
export const typesOf = (json: string) => Object.keys(resourcesOf(json)).sort();
export const referenceIn = (json: string) =>
  (JSON.parse(json) as { output: { reference: { value: Record<string, unknown> } } }).output.reference.value;
