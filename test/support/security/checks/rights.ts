/** Checks of roles and their policies. */

import type { PolicyDocument, Statement } from "../../../../src/reach/policy";
import type { Body, Json } from "../../evaluated-stack";
import type { Check } from "../check";

const POLICIES = ["aws_iam_role_policy", "aws_iam_policy"];

const list = (value: Json | undefined | readonly string[]): string[] => [value ?? []].flat().map(String);

const allowed = ({ policy }: Body): Statement[] => {
  const { Statement: statements } = JSON.parse(String(policy ?? EMPTY)) as PolicyDocument;
  return [statements].flat().filter(({ Effect }) => Effect === "Allow") as Statement[];
};

const EMPTY = '{"Statement":[]}';

const isEverything = ({ Action, Resource }: Statement) =>
  list(Action as never).includes("*") && list(Resource as never).includes("*");

export const RIGHTS: readonly Check[] = [
  {
    id: "CKV_AWS_63",
    control: "IAM.1",
    asks: "No policy allows every action",
    of: POLICIES,
    passes: (body) => !allowed(body).some(({ Action }) => list(Action as never).includes("*")),
  },
  {
    id: "CKV_AWS_62",
    control: "IAM.1",
    asks: "No policy allows everything on everything",
    of: POLICIES,
    passes: (body) => !allowed(body).some(isEverything),
  },
  {
    id: "CKV2_AWS_40",
    control: "IAM.21",
    asks: "No policy allows all of IAM",
    of: POLICIES,
    passes: (body) => !allowed(body).some(({ Action }) => list(Action as never).includes("iam:*")),
  },
  {
    id: "CKV_AWS_355",
    asks: "Actions that IAM knows resources for are not allowed on all of them without a condition",
    of: POLICIES,
    passes: (_, { instance, onEverything }) => (onEverything.get(instance.address) ?? []).length === 0,
  },
  {
    id: "CKV_AWS_60",
    asks: "Roles are not everybody's, nor any service's",
    of: ["aws_iam_role"],
    passes: ({ assume_role_policy: policy }) => !/"(AWS|Service)":"\*"|"Principal":"\*"/.test(String(policy)),
  },
];
