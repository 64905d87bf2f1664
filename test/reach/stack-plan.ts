/** The plan of a stack, made by the real Terraform; nobody is asked what data sources would ask AWS for. */
import { type TerraformStack, Testing } from "cdktf";
import { OFFLINE, planOf } from "./plan";

export type Body = Record<string, unknown>;

/** What data sources would ask AWS for. */
const ANSWERS: Readonly<Record<string, string>> = {
  account_id: "123456789012",
  dns_suffix: "amazonaws.com",
  arn: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
  id: "ap-northeast-2",
  insecure_value: "ami-0123456789abcdef0",
  name: "ap-northeast-2",
  partition: "aws",
};

function answer(attribute: string): string {
  const found = ANSWERS[attribute];
  if (found === undefined) throw new Error(`a data source's ${attribute} has no answer here`);
  return found;
}

/** The plan of a stack in its own region, with what a data source has read, as Terraform keeps it in the prior state. */
export function answered(plan: Body, region: string): Body {
  const identity = {
    address: "data.aws_caller_identity.it",
    mode: "data",
    type: "aws_caller_identity",
    name: "it",
  };
  const resources = [{ ...identity, values: { account_id: ANSWERS.account_id } }];
  const provider_config = { aws: { expressions: { region: { constant_value: region } } } };
  const configuration = { ...(plan.configuration as Body), provider_config };
  return { ...plan, configuration, prior_state: { values: { root_module: { resources } } } };
}

/** The stack without data sources and backend. */
export function offline(stack: TerraformStack): Body {
  const text = Testing.synth(stack, false).replace(
    /data\.aws_\w+\.[\w-]+(?:\[(?:\\"[^"]*\\"|each\.key)\])?\.(\w+)/g,
    (_, attribute: string) => `\\"${answer(attribute)}\\"`,
  );
  const { data: _, terraform, ...rest } = JSON.parse(text) as Record<string, Body>;
  const { backend: __, ...settings } = terraform as Body;
  return { ...rest, terraform: settings };
}

/** With a provider that asks nobody. */
function alone(stack: TerraformStack): string {
  const body = offline(stack);
  const [aws] = (body.provider as { aws: Body[] }).aws;
  return JSON.stringify({ ...body, provider: { aws: [{ ...aws, ...OFFLINE }] } });
}

/** The plan's JSON, and the stack's own, which says what its arguments refer to. */
export async function planOfStack(stack: TerraformStack): Promise<{ plan: Body; configuration: unknown[] }> {
  const text = alone(stack);
  return { plan: (await planOf({ "cdk.tf.json": text })) as Body, configuration: [JSON.parse(text)] };
}

/** The plan without one of its resources. */
export function without(plan: Body, address: string): Body {
  const planned = plan.planned_values as { root_module: { resources: { address: string }[] } };
  const resources = planned.root_module.resources.filter((resource) => resource.address !== address);
  return { ...plan, planned_values: { root_module: { ...planned.root_module, resources } } };
}
