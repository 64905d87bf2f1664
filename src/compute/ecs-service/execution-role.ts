/**
 * The execution role: what ECS does to start these containers, and nothing else. The managed policy
 * AmazonECSTaskExecutionRolePolicy may pull every image and write to every log group of the account.
 */
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { OF_ALL_REGIONS } from "../../core/policy-document";
import { optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { isModule } from "../../core/stack/module-context";
import { nameTag } from "../../network/tags";
import { charactersOf, charactersUpTo, INLINE_POLICIES } from "../policy/limits";
import { type Role, rolePolicy } from "../policy/role-policy";
import { statementWhereSome } from "../policy/statements";
import { capacity, onFargate } from "./capacity";
import { identity, type Location, placeOf } from "./cluster";
import { type Containers, PRIVATE_IMAGE } from "./container";
import { containers } from "./containers";
import { endpoints } from "./endpoints";
import { configurationStatements } from "./firelens";
import type { LogGroups } from "./logging";
import { networking } from "./networking";
import { sidecar } from "./nginx/nginx";
import { withNginx } from "./nginx/nginx-container";
import { roles, tasksOnly } from "./roles";
import { ROLE } from "./samples";
import { secretArns } from "./secrets";

const needs = [identity, roles, containers, sidecar, networking, capacity, endpoints] as const;
const inputs = {
  secretKeyArns: t
    .listOf(t.arn("kms", "a KMS key's ARN"), "key")
    .describe(
      "Customer managed KMS keys that the containers' secrets and parameters are encrypted with; the execution role may decrypt with them through Secrets Manager and Systems Manager alone.",
    )
    .default([]),
};
type ExecutionInputs = t.InputsOf<typeof inputs, typeof needs>;

const parameters = (count: number, folder: string) => ({
  secrets: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `VALUE_${index}`,
      { parameterArn: `arn:aws:ssm:ap-northeast-2:123456789012:parameter/${folder}/${index}` },
    ]),
  ),
});

export const execution = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "secretKeyArns",
      test: ({ executionRole, secretKeyArns }) => x.or(x.isNull(executionRole), x.isEmpty(secretKeyArns)),
      message: (_, spell) =>
        x.str`${spell("secretKeyArns")} is given beside ${spell("executionRole")}; allowed: keys for the role that is made here, or a role of your own.`,
      refused: [{ executionRole: ROLE, secretKeyArns: ["arn:aws:kms:ap-northeast-2:123456789012:key/1"] }],
    },
    /**
     * Of the execution role; beside it the policy names log groups and repositories, ten at most. In a stack that makes its cluster
     * the region is another's here, since no ARN is known yet: the statements' name is the role's own.
     */
    {
      name: "secret_problems",
      whereKnown: true,
      problems: (inputs, step, spell, scope) => {
        const containers = withNginx(scope, inputs);
        const statements = secretStatements(scope, {
          inputs,
          containers,
          location: placeOf(scope, inputs, containers),
        });
        const named = isModule(scope) ? step("secret_statements", statements) : statements;
        return x.when(
          x.isNull(inputs.executionRole),
          () =>
            t.overLimit(
              x.str`the execution role's policy for the ${spell("secrets")} of containers`,
              step("secret_characters", charactersOf(named)),
              charactersUpTo(
                INLINE_POLICIES,
                `Fewer secrets with more keys each, or a role of your own (${spell("executionRole")}).`,
              ),
            ),
          () => x.items([]),
        );
      },
      refused: [
        { containers: { app: { image: "public.ecr.aws/nginx/nginx:1.29", ...parameters(170, "shop") } } },
        {
          containers: {
            app: { image: "public.ecr.aws/nginx/nginx:1.29", ...parameters(90, "app") },
            api: { image: "public.ecr.aws/nginx/nginx:1.29", ...parameters(90, "api") },
          },
        },
      ],
    },
  ],
});

interface ExecutionArguments {
  readonly inputs: ExecutionInputs;
  readonly containers: Expr<Containers>;
  readonly location: Location;
  readonly logs: LogGroups;
}

export function executionRole(scope: Construct, given: ExecutionArguments): Role {
  const { inputs, location } = given;
  const isOurs = x.isNull(inputs.executionRole);
  const role = optional(scope, IamRole, "iam_role_execution", isOurs, () => ({
    namePrefix: x.str`${inputs.name}-exec-`,
    description: x.str`ECS: starts the containers of the service ${inputs.name}.`,
    assumeRolePolicy: tasksOnly(location),
    permissionsBoundary: inputs.permissionsBoundary,
    tags: nameTag(inputs, x.str`${inputs.name}-execution`),
    because: OF_ALL_REGIONS,
  }));
  const statements = local(scope, "execution_statements", executionStatements(scope, given));
  const policy = rolePolicy(scope, "iam_role_policy_execution", {
    role,
    name: "start-containers",
    when: isOurs,
    statements: () =>
      x.concat(
        statements,
        x.when(x.isEmpty(statements), () => x.items([NOTHING]), []),
      ),
  });
  const arn = x.when(
    isOurs,
    () => role.present("arn"),
    () => inputs.executionRole.arn,
  );
  return { role, arn, policies: [policy] };
}

/**
 * Whether there is anything to allow may be known after the apply only, when an image is, and a policy has one statement
 * at least. This one gives nothing: the action needs no permission.
 */
const NOTHING = { Sid: "Nothing", Effect: "Allow", Action: "sts:GetCallerIdentity", Resource: "*" };

function executionStatements(scope: Construct, given: ExecutionArguments): Expr<x.JsonObject[]> {
  const { logs } = given;
  const step = <T>(name: string, value: Expr<T>) => local(scope, name, value);
  const groups = step(
    "log_stream_arns",
    x.listFrom(logs.attribute("arn"), ["key", "arn"], (_, arn) => x.str`${arn}:*`),
  );
  return x.concat(
    // never bound to an endpoint: Fargate writes logs through a network interface of its own
    statementWhereSome(groups, {
      Sid: "Log",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: groups,
    }),
    step("pull_statements", pullStatements(scope, given)),
    step("secret_statements", secretStatements(scope, given)),
    step("log_router_statements", configurationStatements(given.containers, step)),
  );
}

function secretStatements(
  scope: Construct,
  { inputs, containers, location }: Omit<ExecutionArguments, "logs">,
): Expr<x.JsonObject[]> {
  const { secrets, parameters } = secretArns(scope, containers);
  const via = (service: string) => x.str`${service}.${location.region}.amazonaws.com`;
  return x.concat(
    statementWhereSome(secrets, {
      Sid: "Secrets",
      Effect: "Allow",
      Action: "secretsmanager:GetSecretValue",
      Resource: secrets,
    }),
    statementWhereSome(parameters, {
      Sid: "Parameters",
      Effect: "Allow",
      Action: "ssm:GetParameters",
      Resource: parameters,
    }),
    statementWhereSome(inputs.secretKeyArns, {
      Sid: "Decrypt",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: inputs.secretKeyArns,
      Condition: { StringEquals: { "kms:ViaService": [via("secretsmanager"), via("ssm")] } },
    }),
  );
}

interface ImageArguments {
  readonly inputs: ExecutionInputs;
  readonly containers: Expr<Containers>;
  readonly location: Location;
}

/** ARNs of the repositories, read from the images' addresses. */
function repositoryArns(scope: Construct, { containers, location }: ImageArguments): Expr<string[]> {
  // in the dual-stack form the region is one label earlier
  const paths = x.listFrom(containers, ["key", "container"], (_, { image }) => ({
    value: x.replace(withoutTag(image), ".dkr-ecr.", ".dkr.ecr."),
    when: x.matches(PRIVATE_IMAGE, image),
  }));
  const named = local(scope, "private_images", paths);
  const arns = x.listEach(named, ["image"], (image) => arnOf(image, location));
  return local(scope, "repository_arns", x.distinct(arns));
}

const withoutTag = (image: Expr<string>): Expr<string> => x.at(x.split(":", x.at(x.split("@", image), 0)), 0);

function arnOf(image: Expr<string>, { partition }: Location): Expr<string> {
  const host = (label: number) => x.at(x.split(".", image), label);
  const steps = x.split("/", image);
  const name = x.join("/", x.slice(steps, 1, x.length(steps)));
  return x.str`arn:${partition}:ecr:${host(3)}:${host(0)}:repository/${name}`;
}

/**
 * The endpoints that Fargate tasks pull through; none on EC2, where the instance may pull before there are any. Both
 * must be there: layers and manifests come by ecr.dkr, the rest by ecr.api.
 */
function pullEndpoints(scope: Construct, inputs: ExecutionInputs): Expr<string[]> {
  const interfaces = () => inputs.endpoints.interfaces;
  const ids = () => x.items([x.get(interfaces(), "ecr.api").id, x.get(interfaces(), "ecr.dkr").id]);
  const none = () => x.items([]);
  const both = () =>
    x.when(x.and(x.hasKey(interfaces(), "ecr.api"), x.hasKey(interfaces(), "ecr.dkr")), ids, none);
  return local(
    scope,
    "pull_endpoint_ids",
    x.when(x.not(onFargate(inputs)), none, () => x.when(x.isNull(inputs.endpoints), none, both)),
  );
}

const PULL = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

/**
 * Amazon ECS Developer Guide, "Fargate tasks pulling Amazon ECR images over interface endpoints permissions": the actions
 * on a repository are bound to the endpoints, ecr:GetAuthorizationToken is not, since it does not go through the task's
 * network interface. The endpoints ecr.* serve their own region, so images of another region are not bound.
 */
function pullStatements(scope: Construct, given: ImageArguments): Expr<x.JsonObject[]> {
  const arns = repositoryArns(scope, given);
  const ids = pullEndpoints(scope, given.inputs);
  const passes = (arn: Expr<string>) =>
    x.when(x.isEmpty(ids), false, () => x.eq(x.at(x.split(":", arn), 3), given.inputs.endpoints.region));
  const which = (name: string, test: (arn: Expr<string>) => Expr<boolean>) =>
    local(
      scope,
      name,
      x.itemsWhere(arns, "arn", (arn) => test(arn)),
    );
  const through = which("repositories_by_endpoint", passes);
  const direct = which("repositories_direct", (arn) => x.not(passes(arn)));
  return x.concat(
    statementWhereSome(arns, {
      Sid: "Login",
      Effect: "Allow",
      Action: "ecr:GetAuthorizationToken",
      Resource: "*",
    }),
    statementWhereSome(through, {
      Sid: "PullThroughEndpoints",
      Effect: "Allow",
      Action: PULL,
      Resource: through,
      Condition: { StringEquals: { "aws:SourceVpce": ids } },
    }),
    statementWhereSome(direct, { Sid: "Pull", Effect: "Allow", Action: PULL, Resource: direct }),
  );
}
