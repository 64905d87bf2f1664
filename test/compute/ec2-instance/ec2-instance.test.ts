import { TerraformOutput, TerraformVariable } from "cdktf";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { Ec2Instance, EXAMPLE, ec2InstanceBlock } from "../../../src/compute/ec2-instance/ec2-instance";
import type { Ec2InstanceProps } from "../../../src/compute/ec2-instance/ec2-instance.props";

import { negativeCases } from "../../../src/core/contract";
import { tf } from "../../../src/core/expressions";
import { decide } from "../../../src/reach/policy";
import { evaluateStack, specimen } from "../../support/evaluated-stack";
import { resourcesOf, synthesize } from "../../support/synthesize";

setupJest();

const base = EXAMPLE as unknown as Ec2InstanceProps;
const VOLUMES = { data: { sizeGib: 20, deviceName: "/dev/sdf", mountPath: "/srv/data" } };
const IMAGE = { id: "ami-0123456789abcdef0" };
const CERTIFICATE = { names: ["shop.example.com"], appPort: 3000, volume: "data" };

const server = (props: Partial<Ec2InstanceProps> = {}) =>
  synthesize((stack) => {
    const block = new Ec2Instance(stack, "server", { ...base, ...props });
    new TerraformOutput(stack, "reference", { value: tf(block.ref) });
  });
const body = (json: string, type: string, name = "server") =>
  (resourcesOf(json)[type]?.[name] ?? {}) as Record<string, unknown>;
const instance = (props: Partial<Ec2InstanceProps> = {}) => body(server(props), "aws_instance");
const typesOf = (json: string) => Object.keys(resourcesOf(json)).sort();

/** The parts of user data by file name; volumes' ids stand as the texts of a stack that is not applied. */
function partsOf(props: Partial<Ec2InstanceProps>): Record<string, string> {
  const stack = evaluateStack(server({ image: IMAGE, ...props }));
  const made = stack.find(({ type }) => type === "aws_instance");
  const text = Buffer.from(String(made?.body.user_data_base64), "base64").toString();
  const parts = text.matchAll(/filename="([^"]+)"\n\n(.*?)\n--hanok-part/gs);
  return Object.fromEntries(
    [...parts].map(([, name = "", content = ""]) => [name, Buffer.from(content, "base64").toString()]),
  );
}

describe("the server", () => {
  it("has IMDSv2 alone, an encrypted disk, protection, and no address but its private one", () => {
    expect(instance()).toMatchObject({
      instance_type: "t3.small",
      subnet_id: "subnet-0123456789abcdef0",
      associate_public_ip_address: false,
      vpc_security_group_ids: ["sg-0123456789abcdef0"],
      metadata_options: { http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 },
      root_block_device: { volume_type: "gp3", volume_size: 8, encrypted: true, delete_on_termination: true },
      disable_api_termination: true,
      monitoring: true,
      user_data_replace_on_change: true,
      tags: { Name: "web" },
    });
    expect(instance()).not.toHaveProperty("user_data_base64");
    expect(instance()).not.toHaveProperty("key_name");
    expect(typesOf(server())).toEqual([
      "aws_cloudwatch_metric_alarm",
      "aws_iam_instance_profile",
      "aws_iam_role",
      "aws_iam_role_policy",
      "aws_instance",
      "terraform_data",
    ]);
  });

  it("says nothing of public addresses where there is an Elastic IP, or no way to one", () => {
    expect(instance({ publicAddress: "own" })).not.toHaveProperty("associate_public_ip_address");
    expect(instance({ tier: "private" })).not.toHaveProperty("associate_public_ip_address");
  });

  it("stays with the image that it started from, until it is told otherwise", () => {
    const json = server({ imageRefresh: "1" });
    expect(body(json, "aws_instance").ami).toBe("${terraform_data.server_kept_image.output}");
    expect(body(json, "terraform_data", "server_kept_image")).toMatchObject({
      input: "${local.server_image_id}",
      triggers_replace: '[null,"x86_64","1"]',
      lifecycle: { ignore_changes: ["input"] },
    });
  });

  it("takes an image of one's own as it is", () => {
    const json = server({ image: { id: "ami-0123456789abcdef0" } });
    expect(body(json, "aws_instance").ami).toBe("ami-0123456789abcdef0");
    expect(typesOf(json)).not.toContain("terraform_data");
  });

  it("stands at its private address, with its key", () => {
    const publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";
    expect(instance({ privateIp: "10.0.0.10", keyPair: { publicKey } })).toMatchObject({
      private_ip: "10.0.0.10",
      key_name: "${aws_key_pair.server.key_name}",
    });
  });
});

describe("the address", () => {
  it("is an Elastic IP of its own, protected, that the server is associated with", () => {
    const json = server({ publicAddress: "own" });
    expect(body(json, "aws_eip")).toMatchObject({
      domain: "vpc",
      tags: { Name: "web" },
      lifecycle: { prevent_destroy: true },
    });
    expect(body(json, "aws_eip")).not.toHaveProperty("instance");
    expect(body(json, "aws_eip_association")).toEqual({
      allocation_id: "${aws_eip.server.id}",
      instance_id: "${aws_instance.server.id}",
    });
  });

  it("has another address in the configuration where it is not protected", () => {
    const json = server({ publicAddress: "own", protectAddress: false });
    expect(Object.keys(resourcesOf(json).aws_eip ?? {})).toEqual(["server_unprotected"]);
    expect(body(json, "aws_eip", "server_unprotected")).not.toHaveProperty("lifecycle");
    expect(body(json, "aws_eip_association").allocation_id).toBe("${aws_eip.server_unprotected.id}");
  });

  it("may be brought along", () => {
    const allocationId = "eipalloc-0123456789abcdef0";
    const json = server({ publicAddress: "existing", allocationId });
    expect(typesOf(json)).not.toContain("aws_eip");
    expect(body(json, "aws_eip_association").allocation_id).toBe(allocationId);
    expect(json).toContain("${data.aws_eip.server_brought.public_ip}");
  });

  it("does not depend on anything of the server's", () => {
    const eip = (props: Partial<Ec2InstanceProps>) =>
      body(server({ publicAddress: "own", ...props }), "aws_eip");
    for (const other of [{ instanceType: "m7i.large" }, { userData: "#!/bin/sh\n" }, { volumes: VOLUMES }])
      expect(eip(other)).toEqual(eip({}));
  });
});

describe("data volumes", () => {
  it("are encrypted, protected, leave a snapshot, and are attached while the server is stopped or new", () => {
    const json = server({ volumes: VOLUMES });
    expect(body(json, "aws_ebs_volume")).toMatchObject({
      for_each: { data: { size_gib: 20 } },
      availability_zone: "ap-northeast-2a",
      encrypted: true,
      final_snapshot: true,
      lifecycle: { prevent_destroy: true },
    });
    expect(body(json, "aws_volume_attachment")).toMatchObject({
      instance_id: "${aws_instance.server.id}",
      stop_instance_before_detaching: true,
    });
  });

  it("are mounted by their ids, before all else, where they have a path", () => {
    const parts = partsOf({
      volumes: { ...VOLUMES, spare: { sizeGib: 1, deviceName: "/dev/sdg" } },
      userData: "#!/bin/sh\nid\n",
      userDataParts: { app: "#cloud-config\n" },
    });
    expect(Object.keys(parts)).toEqual(["50-00-volumes", "50-app", "60-user-data"]);
    const id = specimen('aws_ebs_volume.server["data"]', "id").replaceAll("-", "");
    expect(parts["50-00-volumes"]).toContain(`mount_volume data ${id} /srv/data xfs\n`);
    expect(parts["50-00-volumes"]).not.toContain("spare");
  });

  it("leave user data alone without a path", () => {
    expect(instance({ volumes: { spare: { sizeGib: 1, deviceName: "/dev/sdg" } } })).not.toHaveProperty(
      "user_data_base64",
    );
  });
});

describe("the certificate", () => {
  it("comes after the volume that it is kept on, and before the user's parts", () => {
    const parts = partsOf({
      publicAddress: "own",
      volumes: VOLUMES,
      certificate: CERTIFICATE,
      userDataParts: { app: "#!/bin/sh\n" },
    });
    expect(Object.keys(parts)).toEqual(["50-00-volumes", "50-01-certificate", "50-app"]);
    expect(parts["50-01-certificate"]).toContain("store=/srv/data/certificates/acme-v02");
  });

  it("is kept on the root disk without a volume", () => {
    const { volume: _, ...certificate } = CERTIFICATE;
    expect(partsOf({ publicAddress: "own", certificate })["50-01-certificate"]).toContain(
      "store=/var/lib/hanok/certificates/acme-v02",
    );
  });
});

describe("alarms", () => {
  it("recover and reboot, one after the other, and tell of it", () => {
    const topic = "arn:aws:sns:ap-northeast-2:123456789012:alerts";
    const json = server({ alarmTopics: [topic] });
    const part = (index: number) => `\${split(":", aws_instance.server.arn)[${index}]}`;
    expect(body(json, "aws_cloudwatch_metric_alarm", "server_recovery")).toMatchObject({
      metric_name: "StatusCheckFailed_System",
      evaluation_periods: 2,
      period: 60,
      alarm_actions: [`arn:${part(1)}:automate:${part(3)}:ec2:recover`, topic],
      ok_actions: [topic],
      dimensions: { InstanceId: "${aws_instance.server.id}" },
    });
    expect(body(json, "aws_cloudwatch_metric_alarm", "server_reboot")).toMatchObject({
      metric_name: "StatusCheckFailed_Instance",
      evaluation_periods: 3,
      alarm_actions: [`arn:${part(1)}:automate:${part(3)}:ec2:reboot`, topic],
    });
  });

  it("can be turned off by name", () => {
    expect(typesOf(server({ recovery: false, reboot: false }))).not.toContain("aws_cloudwatch_metric_alarm");
  });
});

it("stands in target groups by the keys that they have", () => {
  const arn = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web/0123456789abcdef";
  const json = server({ targetGroups: { web: { arn }, admin: { arn, port: 9090 } } });
  expect(body(json, "aws_lb_target_group_attachment")).toMatchObject({
    for_each: { web: { arn }, admin: { arn, port: 9090 } },
    target_id: "${aws_instance.server.id}",
  });
});

it("gives what others take", () => {
  const json = server({ publicAddress: "own" });
  const { output } = JSON.parse(json) as { output: { reference: { value: unknown } } };
  expect(output.reference.value).toEqual({
    name: "web",
    instance_id: "${aws_instance.server.id}",
    private_ip: "${aws_instance.server.private_ip}",
    public_ip: "${aws_eip.server.public_ip}",
    role_name: "${aws_iam_role.server.name}",
    role_arn: "${aws_iam_role.server.arn}",
  });
});

it("takes what nobody knows yet", () => {
  const json = synthesize((stack) => {
    const variable = (name: string) => new TerraformVariable(stack, name, {});
    new Ec2Instance(stack, "server", {
      ...base,
      volumes: VOLUMES,
      instanceType: variable("type").stringValue,
      userData: variable("script").stringValue,
      protectVolumes: variable("protect").booleanValue,
    });
  });
  expect(Object.keys(resourcesOf(json).aws_ebs_volume ?? {})).toEqual(["server", "server_unprotected"]);
  const { lifecycle } = body(json, "aws_iam_instance_profile") as {
    lifecycle: { precondition: { error_message: string }[] };
  };
  const messages = lifecycle.precondition.map(({ error_message: text }) => text).join("\n");
  expect(messages).toContain("Nitro System");
  expect(messages).toContain("user_data_problems");
});

describe("what its applications may do", () => {
  const stack = evaluateStack(
    server({
      image: IMAGE,
      statements: { assets: { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::shop-assets/*"] } },
    }),
  );
  const policies = stack
    .filter(({ type }) => type === "aws_iam_role_policy")
    .map(({ body: { policy } }) => String(policy));
  const ask = (action: string, resource: string) =>
    decide(
      { action, resource, principal: "arn:aws:iam::123456789012:role/web", context: {} },
      { identity: policies },
    );

  it("is Session Manager and what is stated", () => {
    expect(ask("ssmmessages:OpenDataChannel", "*")).toBe("allowed");
    expect(ask("s3:GetObject", "arn:aws:s3:::shop-assets/logo.png")).toBe("allowed");
  });

  it("is nothing else", () => {
    for (const [action, resource] of [
      ["s3:PutObject", "arn:aws:s3:::shop-assets/logo.png"],
      ["s3:GetObject", "arn:aws:s3:::other/logo.png"],
      ["ec2:DetachVolume", "arn:aws:ec2:ap-northeast-2:123456789012:volume/vol-0123456789abcdef0"],
      ["ssm:GetParameter", "arn:aws:ssm:ap-northeast-2:123456789012:parameter/secret"],
    ] as const)
      expect(ask(action, resource)).toBe("implicitDeny");
  });
});

it("refuses more than a hundred inputs", () => {
  expect(negativeCases(ec2InstanceBlock.contract).length).toBeGreaterThan(100);
});
