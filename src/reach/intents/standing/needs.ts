/** The services of AWS that containers need, by what their definitions say. */
import { parsed } from "../../model/containers";
import { blocksIn, isUnknown, textIn, type Value, type Values } from "../../terraform/value";

/** `aws:ecr.api`, `internet`, and why. */
export type Need = readonly [to: string, why: string];

export const neededBy = (definitions: Value | undefined): Need[] => [
  ...parsed(definitions).flatMap(ofContainer),
  ...(isUnknown(definitions) ? mentionedIn(definitions.mentions) : []),
];

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
    names.map((name) => [name, why] as const),
  );

/** Docker Hub's images go without its name, too. */
const PUBLIC_IMAGE = new RegExp(
  String.raw`^(?:${PUBLIC_REGISTRIES})/|^[a-z0-9_-]+(?:/[a-z0-9._-]+)?(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?$`,
);

/** A repository that is not there yet is named by its resource. */
const PRIVATE_IMAGE = /^(\d{12}\.dkr[.-]ecr\.|aws_ecr_repository\.)/;
const SECRET = /:secretsmanager:|^aws_secretsmanager_/;

function ofContainer(container: Values): Need[] {
  const at = `container ${textIn(container.name) ?? ""}`;
  const image = textIn(container.image) ?? "";
  const [logging] = blocksIn(container.logConfiguration);
  const isLogged = textIn(logging?.logDriver) === "awslogs";
  const secrets = blocksIn(container.secrets).flatMap(({ valueFrom }) => textIn(valueFrom) ?? []);
  return [
    ...(PRIVATE_IMAGE.test(image) ? PULL.map((to) => [to, `${at} has an image of Amazon ECR`] as const) : []),
    ...(PUBLIC_IMAGE.test(image) ? [["internet", `${at} has the image ${image}`] as const] : []),
    ...(isLogged ? [["aws:logs", `${at} logs to CloudWatch Logs`] as const] : []),
    ...secrets.map(
      (from) => [SECRET.test(from) ? "aws:secretsmanager" : "aws:ssm", `${at} is given a secret`] as const,
    ),
  ];
}
