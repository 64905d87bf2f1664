/** Every input of `modules/compute/ec2-instance` and of the construct `Ec2Instance`. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { nitroType } from "../server/instance-type.contract";
import { serverInputs } from "../server/server.inputs";
import { serverCertificate } from "./acme/certificate.contract";
import { volumes } from "./volume.contract";

const target = t
  .shape("ServerTarget", {
    arn: t
      .arn("elasticloadbalancing", "a target group's ARN")
      .describe("The target group, whose targets are instances."),
    port: t
      .integer({ min: 1, max: 65535 })
      .describe("Port that the server is asked on. Default: the target group's.")
      .optional(),
  })
  .describe("A target group that the server stands in.")
  .example({
    arn: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web/0123456789abcdef",
  });

export type ServerTarget = t.Infer<typeof target>;

const OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
const TOPIC = "arn:aws:sns:ap-northeast-2:123456789012:alerts";

export const ec2InstanceInputs = {
  name: t.blockName().describe("The server's name, in the Name tags of all that belongs to it."),
  ...serverInputs,
  zone: t
    .zoneName()
    .describe(
      "The zone of the tier that the server and its volumes stand in. A change replaces the server and its volumes.",
    ),
  instanceType: nitroType().describe(
    "The instance type, built on the Nitro System. A change stops the server and starts it as the new type.",
  ),
  imageRefresh: t
    .pattern("[A-Za-z0-9._:/+=@-]{0,128}", "up to 128 ASCII letters, digits and . _ : / + = @ -", "2026-01", [
      "two words",
      "x".repeat(129),
      "a\nb",
    ])
    .describe(
      "Any text; a change replaces the server by one with the newest image of the parameter. Without, it stays with the image that it started from.",
    )
    .default(""),
  publicAddress: t
    .oneOf("none", "own", "existing")
    .describe(
      "The server's public IPv4 address. none: it is reached through a load balancer, or not at all; own: an Elastic IP that stays when the server is replaced; existing: `allocation_id`.",
    )
    .default("none"),
  allocationId: t
    .awsId("eipalloc")
    .describe("Allocation id of an Elastic IP of yours, with the public address existing.")
    .optional(),
  protectAddress: t
    .flag()
    .describe(
      "Whether Terraform refuses to give the address back (prevent_destroy). A change of it is a move in the state: see below.",
    )
    .default(true),
  privateIp: t
    .pattern(`${OCTET}(\\.${OCTET}){3}`, 'an IPv4 address, such as "10.0.0.10"', "10.0.0.10", [
      "10.0.0",
      "10.0.0.256",
      "10.0.0.10/24",
      "2001:db8::1",
      "",
    ])
    .describe(
      "Private IPv4 address out of the subnet's range; a change replaces the server. Default: any, and another one when the server is replaced.",
    )
    .optional(),
  volumes: volumes
    .describe("Data volumes by a name of yours. They stay when the server is replaced.")
    .default({})
    .example({ data: { sizeGib: 20, deviceName: "/dev/sdf", mountPath: "/srv/data" } }),
  protectVolumes: t
    .flag()
    .describe(
      "Whether Terraform refuses to delete volumes (prevent_destroy). A change of it is a move in the state: see below.",
    )
    .default(true),
  finalSnapshot: t
    .flag()
    .describe("Whether a volume that is deleted after all leaves a snapshot.")
    .default(true),
  certificate: serverCertificate
    .describe(
      "A certificate that the server gets by ACME and renews by itself, with nginx in front of the application. For Amazon Linux 2023, and names that lead to the server's public address; its security groups have to let everyone in by TCP 80 and 443.",
    )
    .optional(),
  targetGroups: t
    .keyed(target, "target")
    .describe("Target groups that the server is registered with, by a name of yours.")
    .default({}),
  recovery: t
    .flag()
    .describe(
      "Whether a failed system status check moves the server to other hardware: an alarm with the action ec2:recover (Amazon EC2 User Guide: Automatic instance recovery). Id, addresses and volumes stay.",
    )
    .default(true),
  reboot: t
    .flag()
    .describe(
      "Whether a failed instance status check reboots the server: an alarm with the action ec2:reboot (Amazon CloudWatch User Guide: Create alarms to stop, terminate, reboot, or recover an EC2 instance).",
    )
    .default(true),
  alarmTopics: t
    .listOf(
      t.pattern(
        "arn:aws(-[a-z]+)*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}",
        "an SNS topic's ARN",
        TOPIC,
        [
          "",
          "alerts",
          "arn:aws:sqs:ap-northeast-2:123456789012:alerts",
          "arn:aws:sns:ap-northeast-2:123456789012:alerts.fifo",
        ],
      ),
      "topic",
    )
    .describe("SNS topics that both alarms tell of trouble and of its end.")
    .rule({
      // with the action on the instance AWS takes five
      test: (topics) => x.le(x.length(topics), 4),
      got: (topics) => x.str`a list of ${x.length(topics)} topics`,
      allowed: "at most 4 topics",
      refused: [Array.from({ length: 5 }, (_, index) => `${TOPIC}-${index}`)],
    })
    .rule({
      test: (topics) => x.eq(x.length(x.distinct(topics)), x.length(topics)),
      allowed: "each topic once",
      refused: [[TOPIC, TOPIC]],
    })
    .default([]),
  terminationProtection: t
    .flag()
    .describe(
      "Whether EC2 refuses to terminate the server (disable_api_termination). AWS provider 5 turns it off by itself before it replaces or destroys the server, AWS provider 6 does not: turn it off in an apply of its own then.",
    )
    .default(true),
  replaceOnUserData: t
    .flag()
    .describe(
      "Whether a change of user data replaces the server, so that what is written is what runs. Without, the server is stopped and started with the new text, which cloud-init does not run again.",
    )
    .default(true),
};

export type Ec2InstanceShape = typeof ec2InstanceInputs;
export type Ec2InstanceInputs = t.Inputs<Ec2InstanceShape>;
