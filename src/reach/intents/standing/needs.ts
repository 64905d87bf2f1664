/** The services of AWS that containers need, by what their definitions say, and what is asked of them. */
import { parsed } from "../../model/containers";
import type { Network } from "../../model/network";
import { hasStandIn, readable, STAND_IN } from "../../policy/unsure";
import type { By } from "../../rights/roles";
import { addressOf } from "../../rights/targets";
import { settledIn } from "../../rights/where";
import { blocksIn, isUnknown, textIn, type Value, type Values } from "../../terraform/value";
import type { Intent } from "../intent";

/** `aws:ecr.api`, `internet`, and why; where it is clear, also what is asked. */
export type Need = Pick<Intent, "to" | "action" | "resource" | "by" | "why">;

export const neededBy = (network: Network, definitions: Value | undefined): Need[] => [
  ...parsed(definitions).flatMap((container) => ofContainer(network, container)),
  ...(isUnknown(definitions) ? mentionedIn(definitions.mentions) : []),
];

/** Each action for itself. */
export const asking = (to: string, why: string, by: By, resource: string, ...actions: string[]): Need[] =>
  actions.map((action) => ({ to, why, by, resource, action }));

const PUBLIC_REGISTRIES = String.raw`public\.ecr\.aws|docker\.io|ghcr\.io|quay\.io|gcr\.io|registry\.k8s\.io|mcr\.microsoft\.com`;
const PULL = ["aws:ecr.api", "aws:ecr.dkr", "aws:s3"];

/** What definitions that are not known yet are made from. */
const MENTIONS: readonly (readonly [RegExp, readonly string[], why: string])[] = [
  [/\baws_ecr_repository\.|\d{12}\.dkr[.-]ecr\./, PULL, "its containers have an image of Amazon ECR"],
  [
    new RegExp(String.raw`\bimage\W{1,12}(?:${PUBLIC_REGISTRIES})/`),
    ["internet"],
    "its containers have an image of a public registry",
  ],
  [/\bawslogs\b/, ["aws:logs"], "its containers log to CloudWatch Logs"],
  [/\baws_secretsmanager_secret\w*\./, ["aws:secretsmanager"], "its containers are given secrets"],
  [/\baws_ssm_parameter\./, ["aws:ssm"], "its containers are given parameters"],
];

const mentionedIn = (text: string): Need[] =>
  MENTIONS.filter(([pattern]) => pattern.test(text)).flatMap(([, names, why]) =>
    names.map((to) => ({ to, why })),
  );

/** Docker Hub's images go without its name, too. */
const PUBLIC_IMAGE = new RegExp(
  String.raw`^(?:${PUBLIC_REGISTRIES})/|^[a-z0-9_-]+(?:/[a-z0-9._-]+)?(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?$`,
);

/** A repository that is not there yet is named by its resource. */
const PRIVATE_IMAGE = new RegExp(String.raw`^((\d{12}|${STAND_IN})\.dkr[.-]ecr\.|aws_ecr_repository\.)`);
const SECRET = /:secretsmanager:|^aws_secretsmanager_/;

function ofContainer(network: Network, container: Values): Need[] {
  const at = `container ${textIn(container.name) ?? ""}`;
  const image = textIn(container.image) ?? "";
  const [logging] = blocksIn(container.logConfiguration);
  const secrets = blocksIn(container.secrets).flatMap(({ valueFrom }) => textIn(valueFrom) ?? []);
  return [
    ...(PRIVATE_IMAGE.test(image) ? pulling(network, image, `${at} has an image of Amazon ECR`) : []),
    ...(PUBLIC_IMAGE.test(image) ? [{ to: "internet", why: `${at} has the image ${image}` }] : []),
    ...(logging && textIn(logging.logDriver) === "awslogs"
      ? logged(network, logging, `${at} logs to CloudWatch Logs`)
      : []),
    ...secrets.flatMap((from) => read(network, from, `${at} is given a secret`)),
  ];
}

/** Amazon ECR User Guide: "Amazon ECR interface VPC endpoints"; layers are read from a bucket of AWS's by a signed address. */
function pulling(network: Network, image: string, why: string): Need[] {
  const repository = repositoryOf(network, image);
  const region = regionOf(network, image);
  const layers = region && `arn:aws:s3:::prod-${region}-starport-layer-bucket/*`;
  return [
    ...asking("aws:ecr.api", why, "agent", "*", "ecr:GetAuthorizationToken"),
    ...(repository === undefined
      ? [{ to: "aws:ecr.dkr", why }]
      : [
          ...asking(
            "aws:ecr.api",
            why,
            "agent",
            repository,
            "ecr:BatchGetImage",
            "ecr:GetDownloadUrlForLayer",
          ),
          ...asking("aws:ecr.dkr", why, "agent", repository, "ecr:BatchGetImage"),
        ]),
    ...(layers === undefined
      ? [{ to: "aws:s3", why }]
      : asking("aws:s3", why, "anyone", layers.replace("/*", "/layer"), "s3:GetObject")),
  ];
}

const OF_REGISTRY = new RegExp(String.raw`^(\d{12}|${STAND_IN})\.dkr[.-]ecr\.([a-z0-9-]+)\.[a-z.]+/([^:@]+)`);

function repositoryOf(network: Network, image: string): string | undefined {
  const [, account, region, name] = OF_REGISTRY.exec(image) ?? [];
  return name === undefined
    ? addressIn(network, image)
    : known(network, `arn:${partitionOf(region)}:ecr:${region}:${account}:repository/${name}`);
}

/** By its address where it is in what was read; what is not known altogether is not asked for. */
const known = (network: Network, arn: string): string | undefined =>
  addressOf(network, arn) ?? (hasStandIn(arn) ? undefined : arn);

const partitionOf = (region = ""): string =>
  region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";

/** By its name, or that of an endpoint on the way. */
function regionOf({ inventory }: Network, image: string): string | undefined {
  const [, , region] = OF_REGISTRY.exec(image) ?? [];
  const services = inventory
    .of("aws_vpc_endpoint")
    .flatMap(({ values }) => textIn(values.service_name) ?? []);
  return region ?? services.flatMap((name) => /^com\.amazonaws\.([a-z0-9-]+)\.s3$/.exec(name)?.[1] ?? [])[0];
}

/** `aws_secretsmanager_secret.settings.arn` of what does not exist yet. */
function addressIn({ inventory }: Network, text: string): string | undefined {
  const [, address = ""] =
    /^((?:module\.[^ ]+?\.)?aws_\w+\.[\w-]+(?:\[[^\]]+\])?)\./.exec(readable(text)) ?? [];
  return inventory.at(address) ? address : undefined;
}

function logged(network: Network, logging: Values, why: string): Need[] {
  const [options] = blocksIn(logging.options);
  const name = textIn(options?.["awslogs-group"]) ?? "";
  const group = network.inventory.of("aws_cloudwatch_log_group").find(({ values }) => values.name === name);
  const address = group?.address ?? addressIn(network, name) ?? unreadGroup(network, options, name);
  return address === undefined
    ? [{ to: "aws:logs", why }]
    : asking("aws:logs", why, "agent", address, "logs:CreateLogStream", "logs:PutLogEvents");
}

/** A stream of a group that is not in what was read. */
function unreadGroup(network: Network, options: Values | undefined, name: string): string | undefined {
  const { partition, account } = network.documents.where;
  const region = textIn(options?.["awslogs-region"]) ?? "";
  if (name === "" || region === "" || hasStandIn(`${name}${region}`) || /(^|\.)aws_\w+\./.test(name))
    return undefined;
  return known(
    network,
    settledIn(`arn:${partition}:logs:${region}:${account}:log-group:${name}:log-stream:stream`),
  );
}

/** A secret's ARN may have a key, a stage and a version behind it. */
function read(network: Network, from: string, why: string): Need[] {
  const isSecret = SECRET.test(from);
  const arn = /^arn:/.test(from) ? from.split(":").slice(0, 7).join(":") : undefined;
  const named = network.inventory.of("aws_ssm_parameter").find(({ values }) => values.name === from)?.address;
  const resource = (arn && known(network, arn)) ?? addressIn(network, from) ?? named;
  const [to, action] = isSecret
    ? (["aws:secretsmanager", "secretsmanager:GetSecretValue"] as const)
    : (["aws:ssm", "ssm:GetParameters"] as const);
  return resource === undefined ? [{ to, why }] : asking(to, why, "agent", resource, action);
}
