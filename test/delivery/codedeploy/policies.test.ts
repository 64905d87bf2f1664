/** Who may do what, by evaluating the policies of both faces as AWS does (A4.7). */
import type { CodeDeployProps } from "../../../src/delivery/codedeploy/codedeploy.props";
import { decide } from "../../../src/reach/policy";
import {
  ACCOUNT,
  BUCKET,
  constructPolicies,
  GROUP,
  modulePolicies,
  type PolicyTexts,
  REGION,
} from "./policy-texts";

const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/12345678-1234-1234-1234-123456789012`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/shop`;
const ROLE_OF = { principal: ROLE, resourceAccount: ACCOUNT };

const faces = [
  ["construct", constructPolicies],
  ["module", modulePolicies],
] as const;

/** Computed once per configuration. */
const lazily = (compute: () => PolicyTexts) => {
  let texts: PolicyTexts | undefined;
  return () => {
    texts ??= compute();
    return texts;
  };
};

type Props = Partial<CodeDeployProps>;
type Context = Record<string, string | string[]>;

const GITHUB: Props = { github: { repository: "octo-org/shop", branches: ["main"] } };
const CONFIGS = `arn:aws:codedeploy:${REGION}:${ACCOUNT}:deploymentconfig`;
const APPLICATION = `arn:aws:codedeploy:${REGION}:${ACCOUNT}:application:shop`;

describe.each(faces)("the %s", (_, policiesOf) => {
  const asking = (which: "service" | "instance" | "github", props: Props) => {
    const texts = lazily(() => policiesOf(props));
    return (action: string, resource: string, context: Context = {}) =>
      decide({ ...ROLE_OF, action, resource, context }, { identity: [texts()[which] ?? ""] });
  };

  describe("lets GitHub's role", () => {
    const ask = asking("github", GITHUB);

    it("upload this application's archives", () => {
      expect(ask("s3:PutObject", `${BUCKET}/shop/0a1b2c.zip`)).toBe("allowed");
      expect(ask("s3:AbortMultipartUpload", `${BUCKET}/shop/0a1b2c.zip`)).toBe("allowed");
    });

    it.each([
      ["s3:PutObject", `${BUCKET}/shop/0a1b2c.tar`],
      ["s3:PutObject", `${BUCKET}/other/0a1b2c.zip`],
      ["s3:PutObject", `${BUCKET}/0a1b2c.zip`],
      ["s3:PutObject", "arn:aws:s3:::other/shop/0a1b2c.zip"],
      ["s3:GetObject", `${BUCKET}/shop/0a1b2c.zip`],
      ["s3:DeleteObject", `${BUCKET}/shop/0a1b2c.zip`],
      ["s3:DeleteObjectVersion", `${BUCKET}/shop/0a1b2c.zip`],
      ["s3:PutObjectAcl", `${BUCKET}/shop/0a1b2c.zip`],
      ["s3:ListBucket", BUCKET],
      ["s3:PutBucketPolicy", BUCKET],
    ])("not %s on %s", (action, resource) => expect(ask(action, resource)).toBe("implicitDeny"));

    it("deploy this group, and watch", () => {
      expect(ask("codedeploy:CreateDeployment", GROUP)).toBe("allowed");
      expect(ask("codedeploy:GetDeployment", GROUP)).toBe("allowed");
      expect(ask("codedeploy:RegisterApplicationRevision", APPLICATION)).toBe("allowed");
      expect(ask("codedeploy:GetApplicationRevision", APPLICATION)).toBe("allowed");
      expect(ask("codedeploy:GetDeploymentConfig", `${CONFIGS}:CodeDeployDefault.OneAtATime`)).toBe(
        "allowed",
      );
    });

    it.each([
      ["codedeploy:CreateDeployment", `${GROUP}-production`],
      ["codedeploy:CreateDeployment", GROUP.replace("shop/shop", "other/shop")],
      ["codedeploy:CreateDeployment", GROUP.replace(REGION, "us-east-1")],
      ["codedeploy:StopDeployment", GROUP],
      ["codedeploy:UpdateDeploymentGroup", GROUP],
      ["codedeploy:DeleteDeploymentGroup", GROUP],
      ["codedeploy:CreateDeploymentGroup", GROUP],
      ["codedeploy:DeleteApplication", APPLICATION],
      ["codedeploy:RegisterApplicationRevision", `${APPLICATION}-other`],
      ["codedeploy:GetDeploymentConfig", `${CONFIGS}:CodeDeployDefault.AllAtOnce`],
      ["codedeploy:CreateDeploymentConfig", `${CONFIGS}:CodeDeployDefault.OneAtATime`],
      ["iam:PassRole", ROLE],
      ["sts:AssumeRole", `arn:aws:iam::${ACCOUNT}:role/admin`],
      ["ec2:TerminateInstances", `arn:aws:ec2:${REGION}:${ACCOUNT}:instance/i-0123456789abcdef0`],
      ["ssm:SendCommand", "*"],
      ["lambda:InvokeFunction", "*"],
    ])("not %s on %s", (action, resource) => {
      if (action === "sts:AssumeRole") {
        const trust = { Version: "2012-10-17", Statement: [] };
        expect(
          decide(
            { ...ROLE_OF, action, resource },
            { identity: [policiesOf(GITHUB).github ?? ""], resource: [trust] },
          ),
        ).toBe("implicitDeny");
        return;
      }
      expect(ask(action, resource)).toBe("implicitDeny");
    });

    it("use the bucket's key by S3 alone", () => {
      const texts = policiesOf({
        ...GITHUB,
        artifactBucket: { name: "shop-artifacts", arn: BUCKET, kmsKeyArn: KEY },
      });
      const keyPolicy = {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
            Action: "kms:*",
            Resource: "*",
          },
        ],
      };
      const byKey = (identity: string | undefined, action: string, context: Context) =>
        decide(
          { ...ROLE_OF, action, resource: KEY, context },
          { identity: [identity ?? ""], resource: [keyPolicy] },
        );
      const viaS3 = { "kms:ViaService": `s3.${REGION}.amazonaws.com` };
      expect(byKey(texts.github, "kms:GenerateDataKey", viaS3)).toBe("allowed");
      expect(byKey(texts.github, "kms:GenerateDataKey", {})).toBe("implicitDeny");
      expect(byKey(texts.github, "kms:ScheduleKeyDeletion", viaS3)).toBe("implicitDeny");
      expect(byKey(texts.instance, "kms:Decrypt", viaS3)).toBe("allowed");
      expect(byKey(texts.instance, "kms:Decrypt", { "kms:ViaService": `ssm.${REGION}.amazonaws.com` })).toBe(
        "implicitDeny",
      );
      expect(byKey(texts.instance, "kms:GenerateDataKey", viaS3)).toBe("implicitDeny");
    });

    it("read the configuration of its own making", () => {
      const own = asking("github", {
        ...GITHUB,
        ownDeploymentConfig: { minimumHealthy: { type: "HOST_COUNT", value: 2 } },
      });
      expect(own("codedeploy:GetDeploymentConfig", `${CONFIGS}:shop-2-hosts`)).toBe("allowed");
      expect(own("codedeploy:GetDeploymentConfig", `${CONFIGS}:CodeDeployDefault.OneAtATime`)).toBe(
        "implicitDeny",
      );
    });
  });

  describe("lets workflows take GitHub's role:", () => {
    const ISSUER = "token.actions.githubusercontent.com";
    const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}`;
    const taking = (github: NonNullable<CodeDeployProps["github"]>) => {
      const texts = lazily(() => policiesOf({ github } as Props));
      return (sub: string, claims: { aud?: string; provider?: string } = {}) =>
        decide(
          {
            action: "sts:AssumeRoleWithWebIdentity",
            resource: ROLE,
            principal: { federated: claims.provider ?? PROVIDER },
            context: { [`${ISSUER}:aud`]: claims.aud ?? "sts.amazonaws.com", [`${ISSUER}:sub`]: sub },
          },
          { resource: [texts().githubTrust ?? ""] },
        );
    };

    const main = taking({ repository: "octo-org/shop", branches: ["main"] });

    it("the branch's", () => expect(main("repo:octo-org/shop:ref:refs/heads/main")).toBe("allowed"));

    it.each([
      ["another repository", "repo:octo-org/other:ref:refs/heads/main"],
      ["a repository whose name begins alike", "repo:octo-org/shop-fork:ref:refs/heads/main"],
      ["a fork", "repo:stranger/shop:ref:refs/heads/main"],
      ["another branch", "repo:octo-org/shop:ref:refs/heads/feature"],
      ["a branch whose name begins alike", "repo:octo-org/shop:ref:refs/heads/main2"],
      ["a tag of that name", "repo:octo-org/shop:ref:refs/tags/main"],
      ["an environment of that name", "repo:octo-org/shop:environment:main"],
      ["a pull request", "repo:octo-org/shop:pull_request"],
      ["other letters", "repo:Octo-Org/shop:ref:refs/heads/main"],
      ["an owner with a number", "repo:octo-org@1/shop@2:ref:refs/heads/main"],
      ["nothing", ""],
    ])("not of %s", (_what, sub) => expect(main(sub)).toBe("implicitDeny"));

    it("not for another audience or by another provider", () => {
      const sub = "repo:octo-org/shop:ref:refs/heads/main";
      expect(main(sub, { aud: "https://github.com/octo-org" })).toBe("implicitDeny");
      expect(main(sub, { provider: `arn:aws:iam::${ACCOUNT}:oidc-provider/gitlab.com` })).toBe(
        "implicitDeny",
      );
    });

    it("not those without the claims", () => {
      const { githubTrust } = policiesOf(GITHUB);
      const request = {
        action: "sts:AssumeRoleWithWebIdentity",
        resource: ROLE,
        principal: { federated: PROVIDER },
      };
      expect(decide(request, { resource: [githubTrust ?? ""] })).toBe("implicitDeny");
    });

    it("not a user of the account by his own right", () => {
      const { githubTrust } = policiesOf(GITHUB);
      const everything = {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sts:*", Resource: "*" }],
      };
      const asked = decide(
        { action: "sts:AssumeRole", resource: ROLE, principal: `arn:aws:iam::${ACCOUNT}:user/dev` },
        { identity: [everything], resource: [githubTrust ?? ""] },
      );
      expect(asked).toBe("implicitDeny");
    });

    it("of tags, environments, patterns and pull requests, where they are named", () => {
      const many = taking({
        repository: "octo-org/shop",
        branches: ["release/*"],
        tags: ["v?"],
        environments: ["production"],
        pullRequests: true,
      });
      expect(many("repo:octo-org/shop:ref:refs/heads/release/1.2")).toBe("allowed");
      expect(many("repo:octo-org/shop:ref:refs/tags/v1")).toBe("allowed");
      expect(many("repo:octo-org/shop:environment:production")).toBe("allowed");
      expect(many("repo:octo-org/shop:pull_request")).toBe("allowed");
      expect(many("repo:octo-org/shop:ref:refs/tags/v12")).toBe("implicitDeny");
      expect(many("repo:octo-org/shop:ref:refs/heads/main")).toBe("implicitDeny");
      expect(many("repo:octo-org/shop:environment:production-2")).toBe("implicitDeny");
      expect(many("repo:octo-org/other:ref:refs/heads/release/1.2")).toBe("implicitDeny");
      expect(many("repo:octo-org/shop:ref:refs/heads/release/1.2", { aud: "other" })).toBe("implicitDeny");
    });

    it("of the numbers, where the repository has immutable subjects", () => {
      const numbered = taking({
        repository: "octo-org/shop",
        ownerId: "123456",
        repositoryId: "456789",
        branches: ["main"],
      });
      expect(numbered("repo:octo-org@123456/shop@456789:ref:refs/heads/main")).toBe("allowed");
      expect(numbered("repo:octo-org@999999/shop@456789:ref:refs/heads/main")).toBe("implicitDeny");
      expect(numbered("repo:octo-org/shop:ref:refs/heads/main")).toBe("implicitDeny");
    });
  });

  describe("lets an instance", () => {
    const ask = asking("instance", {});

    it("read this application's revisions and the agent", () => {
      expect(ask("s3:GetObject", `${BUCKET}/shop/0a1b2c.zip`)).toBe("allowed");
      expect(ask("s3:GetObjectVersion", `${BUCKET}/shop/0a1b2c.zip`)).toBe("allowed");
      expect(ask("s3:GetObject", `arn:aws:s3:::aws-codedeploy-${REGION}/latest/install`)).toBe("allowed");
    });

    it.each([
      ["s3:GetObject", `${BUCKET}/other/0a1b2c.zip`],
      ["s3:GetObject", `${BUCKET}/secrets`],
      ["s3:GetObject", "arn:aws:s3:::aws-codedeploy-us-east-1/latest/install"],
      ["s3:PutObject", `${BUCKET}/shop/0a1b2c.zip`],
      ["s3:ListBucket", BUCKET],
      ["codedeploy:CreateDeployment", GROUP],
      ["codedeploy-commands-secure:PollHostCommand", "*"],
    ])("not %s on %s", (action, resource) => expect(ask(action, resource)).toBe("implicitDeny"));

    it("poll commands by the endpoint, where it is to", () => {
      expect(
        asking("instance", { agentByEndpoint: true })("codedeploy-commands-secure:PollHostCommand", "*"),
      ).toBe("allowed");
    });
  });

  describe("lets CodeDeploy's role", () => {
    const groupArn = (name: string) =>
      `arn:aws:autoscaling:${REGION}:${ACCOUNT}:autoScalingGroup:0a1b2c3d-1234-1234-1234-123456789012:autoScalingGroupName/${name}`;
    const instance = `arn:aws:ec2:${REGION}:${ACCOUNT}:instance/i-0123456789abcdef0`;
    const targets = (name: string) =>
      `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:targetgroup/${name}/0123456789abcdef`;
    const of = (name: string) => ({ "aws:ResourceTag/aws:autoscaling:groupName": name });

    it("find instances and hold the fleet's new ones, in place", () => {
      const ask = asking("service", {});
      expect(ask("ec2:DescribeInstances", "*")).toBe("allowed");
      expect(ask("autoscaling:PutLifecycleHook", groupArn("shop-web"))).toBe("allowed");
      expect(ask("autoscaling:CompleteLifecycleAction", groupArn("shop-web"))).toBe("allowed");
      expect(ask("autoscaling:PutLifecycleHook", groupArn("other"))).toBe("implicitDeny");
      expect(ask("autoscaling:PutLifecycleHook", groupArn("CodeDeploy_shop_d-1"))).toBe("implicitDeny");
      expect(ask("autoscaling:DeleteAutoScalingGroup", groupArn("shop-web"))).toBe("implicitDeny");
      expect(ask("ec2:TerminateInstances", instance, of("shop-web"))).toBe("implicitDeny");
      expect(ask("elasticloadbalancing:RegisterTargets", targets("shop-web"))).toBe("implicitDeny");
      expect(ask("sns:Publish", `arn:aws:sns:${REGION}:${ACCOUNT}:deployments`)).toBe("implicitDeny");
      expect(ask("cloudwatch:DescribeAlarms", "*")).toBe("implicitDeny");
      expect(ask("s3:GetObject", `${BUCKET}/shop/0a1b2c.zip`)).toBe("implicitDeny");
      expect(ask("iam:PassRole", `arn:aws:iam::${ACCOUNT}:role/shop-web`)).toBe("implicitDeny");
    });

    it("shift traffic, tell topics and watch alarms that are named", () => {
      const topic = `arn:aws:sns:${REGION}:${ACCOUNT}:deployments`;
      const ask = asking("service", {
        targetGroupNames: ["shop-web"],
        alarms: ["shop-errors"],
        triggers: { operators: { topicArn: topic } },
      });
      expect(ask("elasticloadbalancing:DescribeTargetHealth", "*")).toBe("allowed");
      expect(ask("elasticloadbalancing:DeregisterTargets", targets("shop-web"))).toBe("allowed");
      expect(ask("elasticloadbalancing:DeregisterTargets", targets("shop-web2"))).toBe("implicitDeny");
      expect(ask("sns:Publish", topic)).toBe("allowed");
      expect(ask("sns:Publish", `${topic}-other`)).toBe("implicitDeny");
      expect(ask("cloudwatch:DescribeAlarms", "*")).toBe("allowed");
      expect(ask("cloudwatch:PutMetricAlarm", `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:x`)).toBe(
        "implicitDeny",
      );
    });

    it("do nothing with groups where there are servers by tags alone", () => {
      const ask = asking("service", { fleets: {}, instanceTags: { web: [{ key: "Role", value: "web" }] } });
      expect(ask("tag:GetResources", "*")).toBe("allowed");
      expect(ask("autoscaling:DescribeAutoScalingGroups", "*")).toBe("implicitDeny");
      expect(ask("autoscaling:PutLifecycleHook", groupArn("shop-web"))).toBe("implicitDeny");
    });

    it("end its fleet's instances in a blue/green deployment, and no others", () => {
      const ask = asking("service", { blueGreen: {}, targetGroupNames: ["shop-web"] });
      expect(ask("ec2:TerminateInstances", instance, of("shop-web"))).toBe("allowed");
      expect(ask("ec2:TerminateInstances", instance, of("other"))).toBe("implicitDeny");
      expect(ask("ec2:TerminateInstances", instance)).toBe("implicitDeny");
      expect(ask("autoscaling:SuspendProcesses", groupArn("shop-web"))).toBe("allowed");
      expect(ask("autoscaling:CreateAutoScalingGroup", groupArn("shop-web"))).toBe("implicitDeny");
      expect(ask("iam:PassRole", `arn:aws:iam::${ACCOUNT}:role/shop-web`)).toBe("implicitDeny");
    });

    it("give the target groups to the group that deployments name in its place", () => {
      const ask = asking("service", {
        blueGreen: { replacementGroups: ["shop-green"] },
        targetGroupNames: ["shop-web"],
      });
      for (const action of ["SuspendProcesses", "AttachLoadBalancerTargetGroups", "PutLifecycleHook"]) {
        expect(ask(`autoscaling:${action}`, groupArn("shop-green"))).toBe("allowed");
        expect(ask(`autoscaling:${action}`, groupArn("other"))).toBe("implicitDeny");
      }
    });

    it("end nothing where the old instances stay", () => {
      const ask = asking("service", {
        blueGreen: { oldInstances: "KEEP_ALIVE" },
        targetGroupNames: ["shop-web"],
      });
      expect(ask("ec2:TerminateInstances", instance, of("shop-web"))).toBe("implicitDeny");
    });

    it("copy its group, with its own role and by a launch template", () => {
      const ask = asking("service", {
        blueGreen: { greenFleet: "COPY_AUTO_SCALING_GROUP" },
        targetGroupNames: ["shop-web"],
      });
      const template = {
        "ec2:LaunchTemplate": `arn:aws:ec2:${REGION}:${ACCOUNT}:launch-template/lt-0123456789abcdef0`,
      };
      const toEc2 = { "iam:PassedToService": "ec2.amazonaws.com" };
      const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
      expect(ask("autoscaling:CreateAutoScalingGroup", groupArn("CodeDeploy_shop_d-ABC"))).toBe("allowed");
      expect(ask("autoscaling:DeleteAutoScalingGroup", groupArn("shop-web"))).toBe("allowed");
      expect(ask("autoscaling:DeleteAutoScalingGroup", groupArn("CodeDeploy_other_d-ABC"))).toBe(
        "implicitDeny",
      );
      expect(ask("autoscaling:CreateAutoScalingGroup", groupArn("other"))).toBe("implicitDeny");
      expect(ask("ec2:TerminateInstances", instance, of("CodeDeploy_shop_d-ABC"))).toBe("allowed");
      expect(ask("ec2:RunInstances", instance, template)).toBe("allowed");
      expect(ask("ec2:RunInstances", instance)).toBe("implicitDeny");
      expect(ask("ec2:CreateTags", instance, { "ec2:CreateAction": "RunInstances" })).toBe("allowed");
      expect(ask("ec2:CreateTags", instance)).toBe("implicitDeny");
      expect(ask("iam:PassRole", role("shop-web"), toEc2)).toBe("allowed");
      expect(ask("iam:PassRole", role("admin"), toEc2)).toBe("implicitDeny");
      expect(ask("iam:PassRole", role("shop-web"), { "iam:PassedToService": "lambda.amazonaws.com" })).toBe(
        "implicitDeny",
      );
    });

    it("be taken by CodeDeploy for this group alone", () => {
      const { serviceTrust } = policiesOf({});
      const take = (service: string, context: Context) =>
        decide(
          { action: "sts:AssumeRole", resource: ROLE, principal: { service }, context },
          { resource: [serviceTrust] },
        );
      const here = { "aws:SourceAccount": ACCOUNT, "aws:SourceArn": GROUP };
      expect(take("codedeploy.amazonaws.com", here)).toBe("allowed");
      expect(take("codedeploy.amazonaws.com", { ...here, "aws:SourceArn": `${GROUP}-other` })).toBe(
        "implicitDeny",
      );
      expect(take("codedeploy.amazonaws.com", { ...here, "aws:SourceAccount": "210987654321" })).toBe(
        "implicitDeny",
      );
      expect(take("codedeploy.amazonaws.com", {})).toBe("implicitDeny");
      expect(take("ec2.amazonaws.com", here)).toBe("implicitDeny");
    });
  });
});
