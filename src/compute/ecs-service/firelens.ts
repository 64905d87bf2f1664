/** FireLens: one container of the task routes the logs of others. What its router's options and image allow, and need. */

import type { NameStep } from "../../core/contract";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { statementWhereSome } from "../policy/statements";

const shapeOfRouter = t.shape("EcsLogRouter", {
  type: t.oneOf("fluentbit", "fluentd").describe("The log router in the image.").default("fluentbit"),
  options: t
    .mapOf(t.text(), "option")
    .untold()
    .describe(
      "Its options: enable-ecs-log-metadata, and a configuration of your own by config-file-type (file, or s3 with the launch type ec2) and config-file-value (a path in the image, or the object's ARN, which the execution role may then read).",
    )
    .default({}),
});

type Router = t.Infer<typeof shapeOfRouter>;

const option = ({ options }: Expr<Router>, name: string): Expr<string> => x.lookup(options, name, "");

const fileType = (router: Expr<Router>) => option(router, "config-file-type");

const fileValue = (router: Expr<Router>) => option(router, "config-file-value");

/** The two options, with a space between them. */
const PLACES = "^( |file /.+|s3 arn:aws(-[a-z]+)*:s3:::[^/]+/.+)$";

/** Amazon ECS Developer Guide, "Specifying a custom configuration file"; "Invalid arn syntax" of s3:// (aws/aws-cli#7147). */
const placeFits: t.Rule<Router> = {
  test: (router) => x.matches(PLACES, x.str`${fileType(router)} ${fileValue(router)}`),
  got: ({ options }) => x.str`a log router with ${x.jsonEncode(options)}`,
  allowed: "file with an absolute path, or s3 with the ARN of an object, or neither of the two options",
  refused: [
    { options: { "config-file-type": "s3", "config-file-value": "s3://shop/fluent.conf" } },
    { options: { "config-file-type": "file" } },
    { options: { "config-file-value": "/fluent.conf" } },
  ],
};

export const firelens = shapeOfRouter
  .rule(placeFits)
  .describe("FireLens: the container routes the logs of those with the driver awsfirelens.");

/** What is read of the router's container. */
interface RouterContainer {
  readonly image: string;
  readonly user: string | null;
  readonly readonlyRootFilesystem: boolean;
  readonly mountPoints: Readonly<Record<string, { readonly containerPath: string }>>;
  readonly firelens: Router | null;
}

type ContainerOf = Expr<RouterContainer>;

const FLUENT_BIT = "public.ecr.aws/aws-observability/aws-for-fluent-bit";

const router = (changes: object) => ({ image: `${FLUENT_BIT}:stable`, firelens: {}, ...changes });

const mounted = ({ mountPoints }: ContainerOf): Expr<string[]> =>
  x.listFrom(mountPoints, ["volume", "mount"], (_, mount) => mount.containerPath);

/**
 * The `init-*` images write what they start with to /init, or to /tmp/init where that fails (aws/aws-for-fluent-bit#824,
 * #928; #955 of June 2025).
 */
const initWrites = {
  test: (container: ContainerOf) =>
    x.or(
      x.isNull(container.firelens),
      x.not(x.matches(":init-", container.image)),
      x.not(container.readonlyRootFilesystem),
      x.contains(mounted(container), "/tmp"),
    ),
  got: ({ image }: ContainerOf) => x.str`a log router with a read-only file system and the image ${image}`,
  allowed:
    "readonly_root_filesystem = false with an init- image, which writes when it starts, or a volume at /tmp with one of July 2025 or later",
  refused: [router({ image: `${FLUENT_BIT}:init-2.32.5` })],
} satisfies t.Rule<RouterContainer>;

/** The agent gives the router's socket to its user, by number (aws/amazon-ecs-agent#4596: userID, userID:groupID, userID:groupName). */
const userIsNumber = {
  test: ({ firelens: given, user }: ContainerOf) =>
    x.or(x.isNull(given), x.isNull(user), x.matches("^[0-9]+(:|$)", user)),
  got: ({ user }: ContainerOf) => x.str`a log router of the user ${x.jsonEncode(user)}`,
  allowed: 'the number of a log router\'s user, such as "1000:1000"',
  refused: [router({ user: "fluent" }), router({ user: "fluent:1000" })],
} satisfies t.Rule<RouterContainer>;

export const routerRules = [initWrites, userIsNumber];

/** The ARN of the object that the router's configuration is, or "". */
const configured = ({ firelens: given }: ContainerOf): Expr<string> =>
  x.ifSet(given, (given) => x.when(x.eq(fileType(given), "s3"), () => fileValue(given), ""), "");

/** Whether the router's configuration is an object of S3. */
export const isInS3 = (container: ContainerOf): Expr<boolean> => x.ne(configured(container), "");

/**
 * What the agent needs to fetch such a configuration (Amazon ECS Developer Guide, "Send Amazon ECS logs to an AWS service or
 * AWS Partner": the execution role's permissions).
 */
export function configurationStatements(
  containers: Expr<Readonly<Record<string, RouterContainer>>>,
  step: NameStep,
): Expr<x.JsonObject[]> {
  const configurations = step(
    "log_router_configurations",
    x.listFrom(containers, ["name", "container"], (_, container) => configured(container)),
  );
  const objects = step(
    "log_router_objects",
    x.itemsWhere(configurations, "arn", (arn) => x.ne(arn, "")),
  );
  const buckets = x.listEach(objects, ["arn"], (arn) => x.at(x.split("/", arn), 0));
  return x.concat(
    statementWhereSome(objects, {
      Sid: "LogRouterObject",
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: objects,
    }),
    statementWhereSome(buckets, {
      Sid: "LogRouterBucket",
      Effect: "Allow",
      Action: "s3:GetBucketLocation",
      Resource: buckets,
    }),
  );
}
