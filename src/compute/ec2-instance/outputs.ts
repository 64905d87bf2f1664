/** What the server gives. */
import type { Instance } from "@cdktf/provider-aws/lib/instance";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Output } from "../../core/module/block";
import type { PublicAddress } from "./address";
import type { Alarms } from "./alarms";
import type { Ec2InstanceReferenceValue } from "./ec2-instance-reference.contract";
import type { DataVolumes } from "./volumes";

interface Results {
  readonly ref: Expr<Ec2InstanceReferenceValue>;
  readonly instance: Instance;
  readonly image: Expr<string>;
  readonly data: DataVolumes;
  readonly address: PublicAddress;
  readonly alarms: Alarms;
}

export function instanceOutputs(results: Results): Record<string, Output> {
  const { ref, instance, image, data, address, alarms } = results;
  return {
    server: {
      value: ref,
      description: "The server as others take it: name, instance id, addresses, role.",
    },
    instance_id: { value: ref.instanceId, description: "The instance's id." },
    instance_arn: { value: x.attribute(instance, "arn"), description: "The instance's ARN." },
    image_id: { value: image, description: "The image that the server started from." },
    private_ip: { value: ref.privateIp, description: "The server's private IPv4 address." },
    public_ip: { value: ref.publicIp, description: "The server's public IPv4 address; null without one." },
    allocation_id: {
      value: address.allocationId,
      description: "Allocation id of the public address; null without one.",
    },
    volume_ids: { value: data.ids, description: "Ids of the data volumes, by name." },
    role_name: {
      value: ref.roleName,
      description: "Name of the server's role, to attach further policies to.",
    },
    role_arn: { value: ref.roleArn, description: "ARN of the server's role." },
    recovery_alarm_arn: {
      value: alarms.recovery.attribute("arn"),
      description: "ARN of the alarm that recovers the server; null without one.",
    },
    reboot_alarm_arn: {
      value: alarms.reboot.attribute("arn"),
      description: "ARN of the alarm that reboots the server; null without one.",
    },
  };
}
