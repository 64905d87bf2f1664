/** What a fleet gives to deployments and others; an object like this stands for an existing group. */
import * as t from "../../core/contract";

export const ec2FleetReference = t
  .shape(
    "Ec2FleetReference",
    {
      name: t.text().describe("The fleet's name."),
      autoScalingGroupName: t.text().describe("The Auto Scaling group's name."),
      autoScalingGroupArn: t.text().describe("The Auto Scaling group's ARN."),
      roleName: t.text().describe("The name of the instances' role."),
      roleArn: t.text().describe("The role's ARN."),
      securityGroupIds: t.listOf(t.text(), "id").describe("Ids of the instances' security groups."),
    },
    "compute/ec2-fleet/ec2-fleet-reference.props",
  )
  .describe("A fleet: the output `fleet` of modules/compute/ec2-fleet, or an object written by hand.")
  .example({
    name: "web",
    autoScalingGroupName: "web",
    autoScalingGroupArn:
      "arn:aws:autoscaling:ap-northeast-2:123456789012:autoScalingGroup:00000000-0000-0000-0000-000000000000:autoScalingGroupName/web",
    roleName: "web",
    roleArn: "arn:aws:iam::123456789012:role/web",
    securityGroupIds: ["sg-0123456789abcdef0"],
  });

export type Ec2FleetReferenceValue = t.Infer<typeof ec2FleetReference>;
