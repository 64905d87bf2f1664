/** Rules between the inputs of a task. */
import type { CrossRule } from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Container } from "./containers.contract";
import { namesWhere, orZero } from "./containers.rules";
import type { EcsServiceInputs, EcsServiceShape } from "./ecs-service.inputs";
import { isInS3 } from "./firelens.contract";
import { all, onFargate } from "./task-size.rules";

type RuleOf = CrossRule<EcsServiceShape>;

const IMAGE = "public.ecr.aws/nginx/nginx:1.29";
const app = (changes: object) => ({ containers: { app: { image: IMAGE, ...changes } } });
const ROLE = { arn: "arn:aws:iam::123456789012:role/web" };

/** What Fargate does not do. */
const notOnFargate = (
  what: string,
  allowed: string,
  isWrong: (container: Expr<Container>) => In<boolean>,
  refused: RuleOf["refused"],
): RuleOf => {
  const wrong = (inputs: EcsServiceInputs) => namesWhere(all(inputs), isWrong);
  return {
    on: "containers",
    test: (inputs) => x.or(x.not(onFargate(inputs)), x.isEmpty(wrong(inputs))),
    message: (inputs) =>
      x.str`containers has ${x.jsonEncode(wrong(inputs))} with ${what}; allowed: on Fargate ${allowed}.`,
    refused,
  };
};

const among = (value: Expr<string>, ...choices: string[]) => x.contains(x.items(choices), value);

const anyOther = (list: Expr<readonly string[]>, allowed: string) =>
  x.anyTrue(x.listEach(list, ["word"], (word) => ({ value: x.not(x.eq(word, allowed)) })));

/** Amazon ECS Developer Guide: "Amazon ECS task definition differences for Fargate". */
const fargateRules: RuleOf[] = [
  notOnFargate(
    "another log driver",
    "the log drivers awslogs, awsfirelens and splunk, or none",
    ({ logging }) => x.not(among(logging.driver, "awslogs", "awsfirelens", "splunk", "none")),
    ["fluentd", "gelf", "journald", "json-file", "syslog"].map((driver) =>
      app({ logging: { driver } }),
    ) as never,
  ),
  notOnFargate(
    "further capabilities",
    "the capability SYS_PTRACE alone is added",
    ({ linux }) => anyOther(linux.addCapabilities, "SYS_PTRACE"),
    [
      app({ linux: { addCapabilities: ["NET_ADMIN"] } }),
      app({ linux: { addCapabilities: ["SYS_PTRACE", "ALL"] } }),
    ],
  ),
  notOnFargate(
    "other limits",
    "the limit nofile alone is set",
    ({ ulimits }) => anyOther(x.keys(ulimits), "nofile"),
    [app({ ulimits: { nproc: { soft: 1024, hard: 1024 } } })],
  ),
  notOnFargate(
    "more time to stop",
    "up to 120 seconds to stop",
    ({ stopTimeoutSeconds }) => x.gt(orZero(stopTimeoutSeconds), 120),
    [app({ stopTimeoutSeconds: 121 })],
  ),
  // aws-samples/amazon-ecs-firelens-examples#32: no task is placed
  notOnFargate(
    "the config-file-type s3 of its log router",
    "a log router's configuration is a file of its image; the init- images fetch others from S3 themselves",
    isInS3,
    [
      {
        containers: {
          app: { image: IMAGE },
          router: {
            image: IMAGE,
            firelens: {
              options: {
                "config-file-type": "s3",
                "config-file-value": "arn:aws:s3:::shop-logging/fluent.conf",
              },
            },
          },
        },
      },
    ],
  ),
];

const strangeMounts = (inputs: EcsServiceInputs): Expr<string[]> =>
  x.flatten(
    x.listFrom(all(inputs), ["name", "container"], (name, { mountPoints }) => ({
      value: x.listFrom(mountPoints, ["volume", "mount"], (volume) => ({
        value: x.str`${volume} in ${name}`,
        when: x.not(x.hasKey(inputs.volumes, volume)),
      })),
    })),
  );

const volumesExist: RuleOf = {
  on: "containers",
  test: (inputs) => x.isEmpty(strangeMounts(inputs)),
  message: (inputs, spell) =>
    x.str`containers has the ${spell("mountPoints")} ${x.jsonEncode(strangeMounts(inputs))}; allowed: of ${x.jsonEncode(x.keys(inputs.volumes))}, the keys of volumes.`,
  refused: [
    app({ mountPoints: { data: { containerPath: "/data" } } }),
    { ...app({ mountPoints: { data: { containerPath: "/data" } } }), volumes: { cache: {} } },
  ],
};

const ownTaskRole: RuleOf = {
  on: "taskStatements",
  test: ({ taskRole, taskStatements }) => x.or(x.isNull(taskRole), x.isEmpty(taskStatements)),
  message: ({ taskStatements }, spell) =>
    x.str`${spell("taskStatements")} has ${x.jsonEncode(x.keys(taskStatements))} beside ${spell("taskRole")}; allowed: statements of the role that is made here, or a role of your own.`,
  refused: [
    {
      taskRole: ROLE,
      taskStatements: { read: { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::shop-assets/*"] } },
    },
  ],
};

const ownExecutionRole: RuleOf = {
  on: "secretKeyArns",
  test: ({ executionRole, secretKeyArns }) => x.or(x.isNull(executionRole), x.isEmpty(secretKeyArns)),
  message: (_, spell) =>
    x.str`${spell("secretKeyArns")} is given beside ${spell("executionRole")}; allowed: keys for the role that is made here, or a role of your own.`,
  refused: [{ executionRole: ROLE, secretKeyArns: ["arn:aws:kms:ap-northeast-2:123456789012:key/1"] }],
};

const noRoles = ({ taskRole, executionRole }: EcsServiceInputs) =>
  x.and(x.not(x.isNull(taskRole)), x.not(x.isNull(executionRole)));

const boundaryHasRole: RuleOf = {
  on: "permissionsBoundary",
  test: (inputs) => x.or(x.isNull(inputs.permissionsBoundary), x.not(noRoles(inputs))),
  message: (_, spell) =>
    x.str`${spell("permissionsBoundary")} is given beside ${spell("taskRole")} and ${spell("executionRole")}; allowed: a boundary of roles that are made here.`,
  refused: [
    { taskRole: ROLE, executionRole: ROLE, permissionsBoundary: "arn:aws:iam::123456789012:policy/limit" },
  ],
};

export const taskRules = [...fargateRules, volumesExist, ownTaskRole, ownExecutionRole, boundaryHasRole];
