/** What the roles of a service allow and deny, asked as IAM would be. */
import { decide } from "../../../src/reach/policy";
import { resourcesOf } from "../../support/synthesize";
import { body, LOG_GROUP, PRIVATE_IMAGE, PUBLIC_IMAGE, policy, service, trust } from "./sample";

const SECRET = "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop/db-AbCdEf";
const OTHER_SECRET = "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop/other-AbCdEf";
const PARAMETER = "arn:aws:ssm:ap-northeast-2:123456789012:parameter/shop/level";
const KEY = "arn:aws:kms:ap-northeast-2:123456789012:key/1";
const REPOSITORY = "arn:aws:ecr:ap-northeast-2:123456789012:repository/team/app";
const STREAM = `${LOG_GROUP}:log-stream:app/app/0123`;

const endpoints = {
  vpcId: "vpc-0123456789abcdef0",
  region: "ap-northeast-2",
  interfaces: {
    "ecr.api": { id: "vpce-0123456789abcdef1", zones: [] },
    "ecr.dkr": { id: "vpce-0123456789abcdef2", zones: [] },
    logs: { id: "vpce-0123456789abcdef3", zones: [] },
  },
};

const role = "arn:aws:iam::123456789012:role/web";
const asker = (json: string, name: string) => {
  const identity = [policy(json, name)];
  // the default key policy: the account decides by IAM
  const resource = [
    { Statement: { Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "kms:*", Resource: "*" } },
  ];
  return (action: string, on: string, context: Record<string, string> = {}) =>
    decide(
      { action, resource: on, principal: role, context },
      on === KEY ? { identity, resource } : { identity },
    );
};

const app = (container: object, changes: object = {}) =>
  service({ containers: { app: { image: PRIVATE_IMAGE, ...container } }, ...changes });

describe("the execution role", () => {
  const ask = asker(
    app(
      { secrets: { A: { secretArn: SECRET, jsonKey: "password" }, B: { parameterArn: PARAMETER } } },
      { secretKeyArns: [KEY] },
    ),
    "execution",
  );

  it("writes to the service's log groups and to no other", () => {
    expect(ask("logs:CreateLogStream", STREAM)).toBe("allowed");
    expect(ask("logs:PutLogEvents", STREAM)).toBe("allowed");
    expect(ask("logs:PutLogEvents", STREAM.replace("/web/", "/api/"))).toBe("implicitDeny");
    expect(ask("logs:CreateLogGroup", LOG_GROUP)).toBe("implicitDeny");
  });

  it("pulls the containers' images and no other", () => {
    expect(ask("ecr:GetAuthorizationToken", "*")).toBe("allowed");
    for (const action of ["BatchCheckLayerAvailability", "BatchGetImage", "GetDownloadUrlForLayer"]) {
      expect(ask(`ecr:${action}`, REPOSITORY)).toBe("allowed");
      expect(ask(`ecr:${action}`, `${REPOSITORY}2`)).toBe("implicitDeny");
    }
    expect(ask("ecr:PutImage", REPOSITORY)).toBe("implicitDeny");
  });

  it("fetches the containers' secrets and no other", () => {
    expect(ask("secretsmanager:GetSecretValue", SECRET)).toBe("allowed");
    expect(ask("secretsmanager:GetSecretValue", OTHER_SECRET)).toBe("implicitDeny");
    expect(ask("secretsmanager:PutSecretValue", SECRET)).toBe("implicitDeny");
    expect(ask("ssm:GetParameters", PARAMETER)).toBe("allowed");
    expect(ask("ssm:GetParameters", `${PARAMETER}2`)).toBe("implicitDeny");
    expect(ask("ssm:GetParametersByPath", PARAMETER)).toBe("implicitDeny");
  });

  it("decrypts through the two services alone", () => {
    const via = (service: string) => ({ "kms:ViaService": `${service}.ap-northeast-2.amazonaws.com` });
    expect(ask("kms:Decrypt", KEY, via("secretsmanager"))).toBe("allowed");
    expect(ask("kms:Decrypt", KEY, via("ssm"))).toBe("allowed");
    expect(ask("kms:Decrypt", KEY, via("s3"))).toBe("implicitDeny");
    expect(ask("kms:Decrypt", KEY)).toBe("implicitDeny");
    expect(ask("kms:Encrypt", KEY, via("ssm"))).toBe("implicitDeny");
  });

  it("reads the log router's configuration and no other object", () => {
    const options = {
      "config-file-type": "s3",
      "config-file-value": "arn:aws:s3:::shop-logging/web/fluent.conf",
    };
    const json = service({
      launchType: "ec2",
      containers: {
        app: { image: PRIVATE_IMAGE, logging: { driver: "awsfirelens" } },
        router: { image: PUBLIC_IMAGE, firelens: { options } },
      },
    });
    const asked = asker(json, "execution");
    expect(asked("s3:GetObject", options["config-file-value"])).toBe("allowed");
    expect(asked("s3:GetBucketLocation", "arn:aws:s3:::shop-logging")).toBe("allowed");
    expect(asked("s3:GetObject", "arn:aws:s3:::shop-logging/other.conf")).toBe("implicitDeny");
  });

  it.each([
    [
      "123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com/app",
      "arn:aws:ecr:us-gov-west-1:123456789012:repository/app",
    ],
    ["123456789012.dkr-ecr.eu-west-1.on.aws/a/b:1", "arn:aws:ecr:eu-west-1:123456789012:repository/a/b"],
    [
      `123456789012.dkr.ecr.eu-west-1.amazonaws.com/a@sha256:${"0".repeat(64)}`,
      "arn:aws:ecr:eu-west-1:123456789012:repository/a",
    ],
    [
      "123456789012.dkr.ecr.eu-west-1.amazonaws.com/a:1@sha256:00",
      "arn:aws:ecr:eu-west-1:123456789012:repository/a",
    ],
  ])("reads the repository of %s", (image, arn) => {
    expect(asker(app({ image }), "execution")("ecr:BatchGetImage", arn)).toBe("allowed");
  });

  it.each([
    PUBLIC_IMAGE,
    "nginx",
    "ghcr.io/team/123456789012.dkr.ecr.eu-west-1.amazonaws.com/a",
    "docker.io/library/redis:8",
  ])("does not log in to ECR for %s", (image) => {
    const ask = asker(app({ image }), "execution");
    expect(ask("ecr:GetAuthorizationToken", "*")).toBe("implicitDeny");
    expect(ask("ecr:BatchGetImage", REPOSITORY)).toBe("implicitDeny");
  });

  it("fetches the credentials of another registry, and what log drivers need", () => {
    const logging = { driver: "splunk", secretOptions: { "splunk-token": { secretArn: OTHER_SECRET } } };
    const ask = asker(
      app({ image: "registry.example.com/a", registryCredentials: SECRET, logging }),
      "execution",
    );
    expect(ask("secretsmanager:GetSecretValue", SECRET)).toBe("allowed");
    expect(ask("secretsmanager:GetSecretValue", OTHER_SECRET)).toBe("allowed");
  });

  it("may do nothing where there is nothing to do", () => {
    const ask = asker(app({ image: PUBLIC_IMAGE, logging: { driver: "none" } }), "execution");
    for (const action of [
      "logs:PutLogEvents",
      "ecr:BatchGetImage",
      "secretsmanager:GetSecretValue",
      "kms:Decrypt",
    ])
      expect(ask(action, action.startsWith("logs") ? STREAM : SECRET)).toBe("implicitDeny");
  });
});

describe("the execution role with VPC endpoints", () => {
  const through = (id: string) => ({ "aws:SourceVpce": id });
  const [api, dkr] = ["vpce-0123456789abcdef1", "vpce-0123456789abcdef2"];

  it("pulls through them alone on Fargate, but logs in and writes logs by any way", () => {
    const ask = asker(app({}, { endpoints }), "execution");
    expect(ask("ecr:BatchGetImage", REPOSITORY, through(api))).toBe("allowed");
    expect(ask("ecr:GetDownloadUrlForLayer", REPOSITORY, through(dkr))).toBe("allowed");
    expect(ask("ecr:BatchGetImage", REPOSITORY)).toBe("implicitDeny");
    expect(ask("ecr:BatchGetImage", REPOSITORY, through("vpce-0fedcba9876543210"))).toBe("implicitDeny");
    expect(ask("ecr:GetAuthorizationToken", "*")).toBe("allowed");
    expect(ask("logs:PutLogEvents", STREAM)).toBe("allowed");
  });

  it("pulls by any way on instances", () => {
    const ask = asker(app({}, { endpoints, launchType: "ec2" }), "execution");
    expect(ask("ecr:BatchGetImage", REPOSITORY)).toBe("allowed");
  });

  it("pulls by any way where one of the two endpoints is missing", () => {
    const interfaces = { "ecr.api": endpoints.interfaces["ecr.api"] };
    const ask = asker(app({}, { endpoints: { ...endpoints, interfaces } }), "execution");
    expect(ask("ecr:BatchGetImage", REPOSITORY)).toBe("allowed");
  });

  it("pulls from another region by any way: the endpoints do not serve it", () => {
    const image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1";
    const elsewhere = "arn:aws:ecr:eu-west-1:123456789012:repository/app";
    const json = service({ endpoints, containers: { app: { image: PRIVATE_IMAGE }, far: { image } } });
    const ask = asker(json.replaceAll('web[\\"far\\"].arn', 'web[\\"app\\"].arn'), "execution");
    expect(ask("ecr:BatchGetImage", elsewhere)).toBe("allowed");
    expect(ask("ecr:BatchGetImage", REPOSITORY)).toBe("implicitDeny");
  });
});

describe("the trust policies", () => {
  const json = app({}, { volumes: { disk: { ebs: { sizeGib: 10 } } } });
  const assume = (name: string, service: string, context: Record<string, string>) =>
    decide(
      { action: "sts:AssumeRole", resource: role, principal: { service }, context },
      { resource: [{ ...trust(json, name), Statement: withResource(trust(json, name)) }] },
    );
  const withResource = ({ Statement }: ReturnType<typeof trust>) =>
    [Statement].flat().map((statement) => ({ ...statement, Resource: role })) as never;
  const ours = {
    "aws:SourceAccount": "123456789012",
    "aws:SourceArn": "arn:aws:ecs:ap-northeast-2:123456789012:task/shop/0123",
  };

  it.each(["execution", "task"])("lets ECS take the %s role for tasks of this account and region", (name) => {
    expect(assume(name, "ecs-tasks.amazonaws.com", ours)).toBe("allowed");
    expect(assume(name, "ecs-tasks.amazonaws.com", { ...ours, "aws:SourceAccount": "999999999999" })).toBe(
      "implicitDeny",
    );
    const far = "arn:aws:ecs:eu-west-1:123456789012:task/shop/0123";
    expect(assume(name, "ecs-tasks.amazonaws.com", { ...ours, "aws:SourceArn": far })).toBe("implicitDeny");
    expect(assume(name, "ecs-tasks.amazonaws.com", {})).toBe("implicitDeny");
    expect(assume(name, "ec2.amazonaws.com", ours)).toBe("implicitDeny");
  });

  it("lets ECS, and not its tasks, take the infrastructure role", () => {
    expect(assume("infrastructure", "ecs.amazonaws.com", {})).toBe("allowed");
    expect(assume("infrastructure", "ecs-tasks.amazonaws.com", ours)).toBe("implicitDeny");
  });
});

describe("the task role", () => {
  it("has no policy by itself", () => {
    expect(Object.keys(resourcesOf(service()).aws_iam_role_policy ?? {})).toEqual(["web_execution"]);
  });

  it("may do what the statements say", () => {
    const json = service({
      taskStatements: {
        "read-assets": {
          actions: ["s3:GetObject"],
          resources: ["arn:aws:s3:::shop/*"],
          conditions: { StringEquals: { "aws:PrincipalAccount": ["123456789012"] } },
        },
        "not-private": { effect: "Deny", actions: ["s3:*"], resources: ["arn:aws:s3:::shop/private/*"] },
      },
    });
    const ask = asker(json, "application");
    expect(ask("s3:GetObject", "arn:aws:s3:::shop/a")).toBe("allowed");
    expect(ask("s3:GetObject", "arn:aws:s3:::shop/private/a")).toBe("explicitDeny");
    expect(ask("s3:PutObject", "arn:aws:s3:::shop/a")).toBe("implicitDeny");
    expect(policy(json, "application").Statement).toMatchObject([
      { Sid: "notprivate" },
      { Sid: "readassets" },
    ]);
  });

  const efs = "arn:aws:elasticfilesystem:ap-northeast-2:123456789012:file-system/fs-0123456789abcdef0";
  const point = {
    "elasticfilesystem:AccessPointArn":
      "arn:aws:elasticfilesystem:ap-northeast-2:123456789012:access-point/fsap-0123456789abcdef0",
  };
  const mounted = (volume: object) =>
    asker(
      service({ volumes: { files: { efs: { fileSystemId: "fs-0123456789abcdef0", ...volume } } } }),
      "volumes",
    );

  it("mounts its file systems by their access points", () => {
    const ask = mounted({ accessPointId: "fsap-0123456789abcdef0" });
    expect(ask("elasticfilesystem:ClientMount", efs, point)).toBe("allowed");
    expect(ask("elasticfilesystem:ClientWrite", efs, point)).toBe("allowed");
    expect(ask("elasticfilesystem:ClientMount", efs)).toBe("implicitDeny");
    expect(ask("elasticfilesystem:ClientRootAccess", efs, point)).toBe("implicitDeny");
    expect(ask("elasticfilesystem:ClientMount", `${efs}1`, point)).toBe("implicitDeny");
  });

  it("writes and is root only where it may", () => {
    expect(mounted({ readOnly: true })("elasticfilesystem:ClientWrite", efs)).toBe("implicitDeny");
    expect(mounted({ rootAccess: true })("elasticfilesystem:ClientRootAccess", efs)).toBe("allowed");
  });
});

describe("the infrastructure role", () => {
  const json = service({ volumes: { disk: { ebs: { sizeGib: 10, kmsKeyArn: KEY } } } });
  const volume = "arn:aws:ec2:ap-northeast-2:123456789012:volume/vol-0123456789abcdef0";
  const tags = (where: string, cluster: string) => ({
    [`aws:${where}/AmazonECSCreated`]: `arn:aws:ecs:ap-northeast-2:123456789012:task/${cluster}/0123`,
    [`aws:${where}/AmazonECSManaged`]: "true",
  });

  it("makes volumes for tasks of this cluster", () => {
    const ask = asker(json, "create_volumes");
    expect(ask("ec2:CreateVolume", volume, tags("RequestTag", "shop"))).toBe("allowed");
    expect(ask("ec2:CreateVolume", volume, tags("RequestTag", "other"))).toBe("implicitDeny");
    const making = { "ec2:CreateAction": "CreateVolume", ...tags("RequestTag", "shop") };
    expect(ask("ec2:CreateTags", volume, making)).toBe("allowed");
    expect(ask("ec2:CreateTags", volume, tags("RequestTag", "shop"))).toBe("implicitDeny");
  });

  it("attaches and deletes those volumes alone", () => {
    expect(asker(json, "attach_volumes")("ec2:AttachVolume", volume, tags("ResourceTag", "shop"))).toBe(
      "allowed",
    );
    expect(asker(json, "attach_volumes")("ec2:AttachVolume", volume)).toBe("implicitDeny");
    expect(asker(json, "delete_volumes")("ec2:DeleteVolume", volume, tags("ResourceTag", "shop"))).toBe(
      "allowed",
    );
    expect(asker(json, "delete_volumes")("ec2:DeleteVolume", volume, tags("ResourceTag", "other"))).toBe(
      "implicitDeny",
    );
  });

  it("uses the volumes' key through EC2", () => {
    const ask = asker(json, "attach_volumes");
    const via = { "kms:ViaService": "ec2.ap-northeast-2.amazonaws.com" };
    expect(ask("kms:GenerateDataKeyWithoutPlaintext", KEY, via)).toBe("allowed");
    expect(ask("kms:CreateGrant", KEY, { ...via, "kms:GrantIsForAWSResource": true as never })).toBe(
      "allowed",
    );
    expect(ask("kms:CreateGrant", KEY, via)).toBe("implicitDeny");
    expect(ask("kms:Decrypt", KEY, via)).toBe("implicitDeny");
  });

  it("is not there without a volume of EBS", () => {
    expect(Object.keys(resourcesOf(service()).aws_iam_role ?? {})).toEqual(["web_execution", "web_task"]);
  });
});

it("uses the roles that are brought along, and makes none", () => {
  const [taskRole, executionRole] = ["task", "execution"].map((name) => ({
    arn: `arn:aws:iam::123456789012:role/${name}`,
  }));
  const json = service({ taskRole, executionRole });
  expect(body(json, "aws_ecs_task_definition")).toMatchObject({
    task_role_arn: taskRole?.arn,
    execution_role_arn: executionRole?.arn,
  });
  expect(resourcesOf(json).aws_iam_role).toBeUndefined();
  expect(resourcesOf(json).aws_iam_role_policy).toBeUndefined();
});
