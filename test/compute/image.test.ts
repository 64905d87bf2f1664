/** Image pipelines: what they are made of, versions that follow from the content, what the build servers may do. */
import { TerraformVariable } from "cdktf";
import { Ec2Fleet } from "../../src/compute/ec2-fleet/ec2-fleet";
import { Image } from "../../src/compute/image/image";
import type { ImageProps } from "../../src/compute/image/image.props";
import { type Context, decide } from "../../src/reach/policy";
import { evaluateStack } from "../support/evaluated-stack";
import { instances, resourcesOf, synthesize } from "../support/synthesize";

const DOCUMENT = "name: nginx\nschemaVersion: 1.0\nphases: []\n";
const props: ImageProps = {
  name: "web",
  region: "ap-northeast-2",
  components: { update: { managed: "update-linux" }, nginx: { document: DOCUMENT } },
  order: ["update", "nginx"],
  network: {
    vpcId: "vpc-0123456789abcdef0",
    cidrBlocks: ["10.0.0.0/16"],
    tiers: {
      private: {
        kind: "private",
        subnets: {
          "ap-northeast-2a": { id: "subnet-0123456789abcdef0", cidrBlock: "10.0.0.0/24" },
          "ap-northeast-2c": { id: "subnet-0123456789abcdef1", cidrBlock: "10.0.1.0/24" },
        },
      },
    },
  },
  tier: "private",
  zone: "ap-northeast-2c",
  securityGroups: [{ id: "sg-0123456789abcdef0", name: "build" }],
};

const made = (changes: Partial<ImageProps> = {}) =>
  synthesize((stack) => {
    new Image(stack, "image", { ...props, ...changes });
  });
const body = (json: string, type: string, name = "image"): Record<string, unknown> => {
  const { "//": _, ...rest } = resourcesOf(json)[type]?.[name] ?? {};
  return rest;
};
const recipe = (changes: Partial<ImageProps> = {}) => body(made(changes), "aws_imagebuilder_image_recipe");

describe("an image", () => {
  const json = made();

  it("has components in their order, by ARN", () => {
    expect(body(json, "aws_imagebuilder_image_recipe").component).toEqual([
      { component_arn: "${local.image_amazon}:component/update-linux/x.x.x" },
      { component_arn: '${aws_imagebuilder_component.image["nginx"].arn}' },
    ]);
  });

  it("has an encrypted gp3 disk", () => {
    expect(body(json, "aws_imagebuilder_image_recipe").block_device_mapping).toEqual([
      {
        device_name: "/dev/xvda",
        ebs: { delete_on_termination: "true", encrypted: "true", volume_type: "gp3", volume_size: 8 },
      },
    ]);
  });

  it("is built in the zone that is named, with IMDSv2, by a role whose policies are there", () => {
    expect(body(json, "aws_imagebuilder_infrastructure_configuration")).toEqual({
      name: "web",
      instance_profile_name: "${aws_iam_instance_profile.image.name}",
      instance_types: ["t3.medium"],
      subnet_id: "subnet-0123456789abcdef1",
      security_group_ids: ["sg-0123456789abcdef0"],
      instance_metadata_options: { http_tokens: "required", http_put_response_hop_limit: 1 },
      terminate_instance_on_failure: true,
      resource_tags: { Name: "web" },
      tags: { Name: "web" },
      depends_on: ["aws_iam_role_policy.image_build"],
    });
  });

  it("writes the parameter that servers read, and is nobody else's", () => {
    expect(body(json, "aws_imagebuilder_distribution_configuration").distribution).toEqual([
      {
        region: "ap-northeast-2",
        ami_distribution_configuration: {
          name: "web-{{ imagebuilder:buildDate }}",
          target_account_ids: [],
          ami_tags: { Name: "web" },
        },
        ssm_parameter_configuration: [{ parameter_name: "/imagebuilder/web", data_type: "aws:ec2:image" }],
      },
    ]);
    expect(body(json, "aws_ssm_parameter")).toMatchObject({
      name: "/imagebuilder/web",
      type: "String",
      data_type: "aws:ec2:image",
      insecure_value: "${data.aws_ssm_parameter.image_amazon_linux.insecure_value}",
      lifecycle: { ignore_changes: ["insecure_value"] },
    });
  });

  it("has a pipeline that is enabled, without a schedule, and no image of the apply", () => {
    const pipeline = body(json, "aws_imagebuilder_image_pipeline");
    expect(pipeline).toMatchObject({ status: "ENABLED", enhanced_image_metadata_enabled: true });
    expect(pipeline).not.toHaveProperty("schedule");
    expect(resourcesOf(json)).not.toHaveProperty("aws_imagebuilder_image");
  });

  it("is taken by a fleet, which reads the parameter once it is there", () => {
    const json = synthesize((stack) => {
      const image = new Image(stack, "image", props);
      new Ec2Fleet(stack, "fleet", {
        name: "web",
        network: props.network,
        tier: "private",
        securityGroups: props.securityGroups,
        image: { parameter: image.parameterName },
        instanceTypes: ["t3.small"],
        minSize: 1,
        maxSize: 2,
      });
    });
    const { data } = JSON.parse(json) as { data: Record<string, Record<string, { name: string }>> };
    expect(data.aws_ssm_parameter?.fleet_image?.name).toContain(
      'split(":parameter", aws_ssm_parameter.image.arn)[1]',
    );
  });

  it("gives a parameter's name that waits for the parameter", () => {
    let name = "";
    const json = synthesize((stack) => {
      const image = new Image(stack, "image", props);
      name = image.parameterName;
      stack.addOverride("output.parameter", { value: name });
    });
    expect((JSON.parse(json) as { output: Record<string, { value: string }> }).output.parameter?.value).toBe(
      '${split(":parameter", aws_ssm_parameter.image.arn)[1]}',
    );
    expect(() =>
      synthesize((stack) => {
        void new Image(stack, "image", { ...props, home: { parameter: false } }).parameterName;
      }),
    ).toThrow("there is no parameter");
  });
});

describe("versions", () => {
  const componentOf = (changes: Partial<ImageProps>) =>
    instances(made(changes), "aws_imagebuilder_component", "image").nginx?.version;
  const withDocument = (document: string, more: object = {}) => ({
    components: { update: { managed: "update-linux" }, nginx: { document, ...more } },
  });

  it("follow from the content: the same again, another for another", () => {
    const same = componentOf({});
    expect(same).toMatch(/^1\.0\.[0-9]+$/);
    expect(componentOf(withDocument(DOCUMENT))).toBe(same);
    expect(componentOf(withDocument(`${DOCUMENT}# more\n`))).not.toBe(same);
    expect(componentOf(withDocument(DOCUMENT, { description: "nginx" }))).not.toBe(same);
    expect(componentOf({ baseVersion: "2.1" })).toBe(String(same).replace("1.0.", "2.1."));
  });

  it("are within what Image Builder takes: below 2^30", () => {
    for (let index = 0; index < 20; index++) {
      const version = String(componentOf(withDocument(`${DOCUMENT}# ${index}\n`)));
      expect(Number(version.split(".")[2])).toBeLessThan(2 ** 30);
    }
  });

  const { version } = recipe();

  it.each<[string, Partial<ImageProps>]>([
    ["another document", withDocument(`${DOCUMENT}# more\n`)],
    ["another order", { order: ["nginx", "update"] }],
    ["a parameter", withDocument(DOCUMENT, { parameters: { Port: "80" } })],
    [
      "another version of Amazon's component",
      {
        components: {
          update: { managed: "update-linux", managedVersion: "1.0.2" },
          nginx: { document: DOCUMENT },
        },
      },
    ],
    ["another parent", { parent: { imageId: "ami-0123456789abcdef0" } }],
    ["a larger disk", { disk: { sizeGib: 20 } }],
    ["another directory", { workingDirectory: "/var/tmp" }],
  ])("of the recipe change with %s", (_, changes) => {
    expect(recipe(changes).version).toMatch(/^1\.0\.[0-9]+$/);
    expect(recipe(changes).version).not.toBe(version);
  });

  it.each<[string, Partial<ImageProps>]>([
    ["tags", { tags: { Team: "web" } }],
    ["a schedule", { schedule: { cron: "cron(0 3 ? * sun *)" } }],
    ["other instance types", { instanceTypes: ["m7i.large"] }],
    ["another zone", { zone: "ap-northeast-2a" }],
    ["another region", { regions: { "ap-northeast-1": {} } }],
  ])("of the recipe stay with %s", (_, changes) => {
    expect(recipe(changes).version).toBe(version);
  });

  it("are made before the old ones go", () => {
    const json = made();
    for (const type of ["aws_imagebuilder_component", "aws_imagebuilder_image_recipe"])
      expect(body(json, type).lifecycle).toEqual({ create_before_destroy: true });
  });
});

describe("what can be chosen", () => {
  it("a schedule that waits for updates, or not", () => {
    const schedule = (onlyWhenUpdated: boolean) =>
      body(
        made({ schedule: { cron: "cron(0 3 ? * sun *)", timezone: "Asia/Seoul", onlyWhenUpdated } }),
        "aws_imagebuilder_image_pipeline",
      ).schedule;
    expect(schedule(true)).toEqual([
      {
        schedule_expression: "cron(0 3 ? * sun *)",
        timezone: "Asia/Seoul",
        pipeline_execution_start_condition: "EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE",
      },
    ]);
    expect(schedule(false)).toMatchObject([{ pipeline_execution_start_condition: "EXPRESSION_MATCH_ONLY" }]);
  });

  it("other regions, shared and without a parameter", () => {
    const key = "arn:aws:kms:ap-northeast-1:123456789012:key/0123";
    const json = made({
      regions: { "ap-northeast-1": { parameter: false, kmsKeyArn: key, accounts: ["210987654321"] } },
    });
    const places = body(json, "aws_imagebuilder_distribution_configuration").distribution as Record<
      string,
      unknown
    >[];
    expect(places.map(({ region }) => region).sort()).toEqual(["ap-northeast-1", "ap-northeast-2"]);
    const other = places.find(({ region }) => region === "ap-northeast-1");
    expect(other).not.toHaveProperty("ssm_parameter_configuration");
    expect(other?.ami_distribution_configuration).toMatchObject({
      kms_key_id: key,
      launch_permission: [{ user_ids: ["210987654321"] }],
    });
  });

  it("Graviton, and an image that an apply builds", () => {
    const json = made({ parent: { architecture: "arm64" }, buildNow: true });
    expect((JSON.parse(json) as { locals: Record<string, string> }).locals.image_parent_image).toBe(
      "${local.image_amazon}:image/amazon-linux-2023-arm64/x.x.x",
    );
    expect(body(json, "aws_imagebuilder_infrastructure_configuration").instance_types).toEqual([
      "t4g.medium",
    ]);
    expect(body(json, "aws_imagebuilder_image")).toMatchObject({
      image_recipe_arn: "${aws_imagebuilder_image_recipe.image.arn}",
      lifecycle: { create_before_destroy: true },
    });
  });

  it("a parent by parameter", () => {
    expect(recipe({ parent: { parameter: "/imagebuilder/base" } }).parent_image).toBe(
      "ssm:/imagebuilder/base",
    );
  });

  it("what is unknown while synthesizing is checked when Terraform plans", () => {
    const json = synthesize((stack) => {
      const zone = new TerraformVariable(stack, "zone", { type: "string" });
      new Image(stack, "image", { ...props, zone: zone.stringValue });
    });
    expect(JSON.stringify(body(json, "aws_iam_role").lifecycle)).toContain("the zones of the tier");
  });
});

/** A key that leaves it to the account's policies. */
const ACCOUNTS_KEY = {
  Statement: {
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::123456789012:root" },
    Action: "kms:*",
    Resource: "*",
  },
};

describe("the build servers", () => {
  const stack = evaluateStack(
    made({
      logs: { bucket: "build-logs", prefix: "images" },
      statements: { artefact: { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::artefacts/web/*"] } },
    }).replaceAll("${data.aws_partition.image.partition}", "aws"),
  );
  const policies = stack
    .filter(({ type }) => type === "aws_iam_role_policy")
    .map(({ body }) => String(body.policy).replaceAll("data.aws_partition.image.partition", "aws"));
  const may = (action: string, resource: string, context: Context = {}) =>
    decide(
      { action, resource, principal: "arn:aws:sts::123456789012:assumed-role/web-1/i-0123", context },
      { identity: policies, ...(action.startsWith("kms:") ? { resource: [ACCOUNTS_KEY] } : {}) },
    );
  const group = "arn:aws:logs:ap-northeast-2:123456789012:log-group:/aws/imagebuilder";

  it.each([
    ["ssm:UpdateInstanceInformation", "arn:aws:ec2:ap-northeast-2:123456789012:instance/i-0123"],
    ["ssmmessages:OpenDataChannel", "*"],
    ["ec2messages:GetMessages", "*"],
    ["imagebuilder:GetComponent", "arn:aws:imagebuilder:ap-northeast-2:123456789012:component/web/1.0.1/1"],
    ["s3:GetObject", "arn:aws:s3:::ec2imagebuilder-toe-ap-northeast-2-prod/latest/awstoe"],
    ["logs:PutLogEvents", `${group}/web:log-stream:1.0.1/1`],
    ["logs:CreateLogGroup", `${group}/web`],
    ["s3:PutObject", "arn:aws:s3:::build-logs/images/web/1/console.log"],
    ["s3:GetObject", "arn:aws:s3:::artefacts/web/app.zip"],
  ])("may %s on %s", (action, resource) => expect(may(action, resource)).toBe("allowed"));

  it.each([
    ["ssm:GetParameter", "arn:aws:ssm:ap-northeast-2:123456789012:parameter/shop/key"],
    ["ssm:SendCommand", "arn:aws:ec2:ap-northeast-2:123456789012:instance/i-0124"],
    ["ssm:PutParameter", "arn:aws:ssm:ap-northeast-2:123456789012:parameter/imagebuilder/web"],
    [
      "imagebuilder:StartImagePipelineExecution",
      "arn:aws:imagebuilder:ap-northeast-2:123456789012:image-pipeline/web",
    ],
    ["imagebuilder:CreateComponent", "arn:aws:imagebuilder:ap-northeast-2:123456789012:component/web/1.0.1"],
    ["ec2:CreateImage", "arn:aws:ec2:ap-northeast-2:123456789012:instance/i-0123"],
    ["ec2:CreateSnapshot", "arn:aws:ec2:ap-northeast-2:123456789012:volume/vol-0123"],
    ["iam:PassRole", "arn:aws:iam::123456789012:role/admin"],
    ["kms:Decrypt", "arn:aws:kms:ap-northeast-2:123456789012:key/0123"],
    ["logs:PutLogEvents", `${group}/other:log-stream:1`],
    ["logs:DeleteLogGroup", `${group}/web`],
    ["s3:PutObject", "arn:aws:s3:::build-logs/other/console.log"],
    ["s3:GetObject", "arn:aws:s3:::build-logs/images/web/1/console.log"],
    ["s3:GetObject", "arn:aws:s3:::artefacts/shop/app.zip"],
    ["secretsmanager:GetSecretValue", "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:db-AbCdEf"],
  ])("may not %s on %s", (action, resource) => expect(may(action, resource)).toBe("implicitDeny"));

  it("may decrypt components by Image Builder alone", () => {
    const key = "arn:aws:kms:ap-northeast-2:123456789012:key/0123";
    expect(
      may("kms:Decrypt", key, {
        "kms:EncryptionContextKeys": ["aws:imagebuilder:arn"],
        "aws:CalledVia": ["imagebuilder.amazonaws.com"],
      }),
    ).toBe("allowed");
    expect(may("kms:Decrypt", key, { "kms:EncryptionContextKeys": ["aws:imagebuilder:arn"] })).toBe(
      "implicitDeny",
    );
  });
});
