/** What a server gives to those who name it; an object like this stands for an existing one. */
import { type Infer, shape, text } from "../../core/contract";

export const EC2_INSTANCE_REFERENCE_FILE = "compute/ec2-instance/ec2-instance-reference.props";

export const ec2InstanceReference = shape(
  "Ec2InstanceReference",
  {
    name: text().describe("The server's name."),
    instanceId: text().describe("The instance's id; another one when the server is replaced."),
    privateIp: text().describe("Its private IPv4 address."),
    publicIp: text().describe("Its public IPv4 address; null without one.").optional(),
    roleName: text().describe("Name of the role that its applications have, to attach policies to."),
    roleArn: text().describe("ARN of that role."),
  },
  EC2_INSTANCE_REFERENCE_FILE,
).describe("A server: the output `server` of modules/compute/ec2-instance, or an object written by hand.");

export type Ec2InstanceReferenceValue = Infer<typeof ec2InstanceReference>;
