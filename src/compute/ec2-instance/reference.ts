/** What a server gives to those who name it; an object like this stands for an existing one. */
import * as t from "../../core/contract";

export const ec2InstanceReference = t
  .shape(
    "Ec2InstanceReference",
    {
      name: t.text().describe("The server's name."),
      instanceId: t.text().describe("The instance's id; another one when the server is replaced."),
      privateIp: t.text().describe("Its private IPv4 address."),
      publicIp: t.text().describe("Its public IPv4 address; null without one.").optional(),
      roleName: t.text().describe("Name of the role that its applications have, to attach policies to."),
      roleArn: t.text().describe("ARN of that role."),
    },
    "compute/ec2-instance/ec2-instance-reference.props",
  )
  .describe("A server: the output `server` of modules/compute/ec2-instance, or an object written by hand.");

export type Ec2InstanceReferenceValue = t.Infer<typeof ec2InstanceReference>;
