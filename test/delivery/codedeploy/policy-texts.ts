/** The policies of CodeDeploy's roles as AWS would get them, computed by the real Terraform. */
import { CodeDeploy, codeDeployBlock } from "../../../src/delivery/codedeploy/codedeploy";
import type { CodeDeployProps } from "../../../src/delivery/codedeploy/codedeploy.props";
import { outputsOf } from "../../core/expressions/evaluate";
import { moduleWithInputs } from "../../support/module-with-inputs";
import { synthesize } from "../../support/synthesize";

export const ACCOUNT = "123456789012";
export const REGION = "ap-northeast-2";
export const BUCKET = "arn:aws:s3:::shop-artifacts";
export const GROUP = `arn:aws:codedeploy:${REGION}:${ACCOUNT}:deploymentgroup:shop/shop`;

export const PROPS: CodeDeployProps = {
  name: "shop",
  fleets: {
    web: {
      autoScalingGroupName: "shop-web",
      roleName: "shop-web",
      roleArn: `arn:aws:iam::${ACCOUNT}:role/shop-web`,
    },
  },
  artifactBucket: { name: "shop-artifacts", arn: BUCKET },
};

type Json = Record<string, unknown>;
type Resources = Record<string, Record<string, Json>>;

/** What only AWS knows, by where it comes from. */
const MADE_UP: readonly [RegExp, string][] = [
  [/data\.aws_region\.\w+\.id/g, REGION],
  [/data\.aws_partition\.\w+\.partition/g, "aws"],
  [/data\.aws_partition\.\w+\.dns_suffix/g, "amazonaws.com"],
  [/data\.aws_caller_identity\.\w+\.account_id/g, ACCOUNT],
  [
    /one\((data\.)?aws_iam_openid_connect_provider\.\w+\[\*\]\.arn\)|(data\.)?aws_iam_openid_connect_provider\.\w+\.arn/g,
    `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`,
  ],
];

const NAMES = MADE_UP.map((_, index) => `made_up_${index}`);

const withoutReferences = (text: string): string =>
  MADE_UP.reduce((result, [reference], index) => result.replace(reference, `local.${NAMES[index]}`), text);

export interface PolicyTexts {
  readonly serviceTrust: string;
  readonly service: string;
  readonly instance: string;
  readonly githubTrust?: string;
  readonly github?: string;
}

/** The resource whose name ends so: stacks and modules name alike but for the beginning. */
const named = (resources: Resources, type: string, end: string): Json | undefined =>
  Object.entries(resources[type] ?? {}).find(([name]) => name === end || name.endsWith(`_${end}`))?.[1];

function textsOf(main: Json, variable?: Json): PolicyTexts {
  const { locals, resource } = JSON.parse(withoutReferences(JSON.stringify(main))) as {
    locals?: Json;
    resource: Resources;
  };
  const madeUp = Object.fromEntries(MADE_UP.map(([, value], index) => [NAMES[index], value]));
  const wanted: Record<string, unknown> = {
    serviceTrust: named(resource, "aws_iam_role", "service")?.assume_role_policy,
    service: named(resource, "aws_iam_role_policy", "service")?.policy,
    instance: named(resource, "aws_iam_role_policy", "instance")?.policy,
    githubTrust: named(resource, "aws_iam_role", "github")?.assume_role_policy,
    github: named(resource, "aws_iam_role_policy", "github")?.policy,
  };
  const given = Object.entries(wanted).filter(([, text]) => text !== undefined);
  return outputsOf({
    ...(variable ? { variable } : {}),
    locals: { ...locals, ...madeUp },
    output: Object.fromEntries(given.map(([name, value]) => [name, { value }])),
  }) as unknown as PolicyTexts;
}

/** Of the construct. */
export function constructPolicies(props: Partial<CodeDeployProps>): PolicyTexts {
  const json = synthesize((stack) => void new CodeDeploy(stack, "delivery", { ...PROPS, ...props }));
  return textsOf(JSON.parse(json) as Json);
}

/** Of the module. */
export function modulePolicies(props: Partial<CodeDeployProps>): PolicyTexts {
  const { main, variable } = moduleWithInputs(codeDeployBlock, { ...PROPS, ...props });
  return textsOf(main, variable);
}
