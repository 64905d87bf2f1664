/** The services of AWS that containers need, by what their definitions say. */
import { parsed } from "../../model/members/services";
import { blocksIn, isUnknown, textIn, type Value, type Values } from "../../terraform/value";

/** A service, and why. */
export type Need = readonly [service: string, why: string];

export const neededBy = (definitions: Value | undefined): Need[] => [
  ...parsed(definitions).flatMap(ofContainer),
  ...(isUnknown(definitions) ? mentionedIn(definitions.mentions) : []),
];

/** What definitions that are not known yet are made from. */
const MENTIONS: readonly (readonly [RegExp, readonly string[], why: string])[] = [
  [
    /\baws_ecr_repository\.|\d{12}\.dkr[.-]ecr\./,
    ["ecr.api", "ecr.dkr", "s3"],
    "its containers have an image of Amazon ECR",
  ],
  [/\bawslogs\b/, ["logs"], "its containers log to CloudWatch Logs"],
  [/\baws_secretsmanager_secret\w*\./, ["secretsmanager"], "its containers are given secrets"],
  [/\baws_ssm_parameter\./, ["ssm"], "its containers are given parameters"],
];

const mentionedIn = (text: string): Need[] =>
  MENTIONS.filter(([pattern]) => pattern.test(text)).flatMap(([, names, why]) =>
    names.map((name) => [name, why] as const),
  );

/** A repository that is not there yet is named by its resource. */
const PRIVATE_IMAGE = /^(\d{12}\.dkr[.-]ecr\.|aws_ecr_repository\.)/;
const SECRET = /:secretsmanager:|^aws_secretsmanager_/;

function ofContainer(container: Values): Need[] {
  const at = `container ${textIn(container.name) ?? ""}`;
  const isPrivateImage = PRIVATE_IMAGE.test(textIn(container.image) ?? "");
  const [logging] = blocksIn(container.logConfiguration);
  const isLogged = textIn(logging?.logDriver) === "awslogs";
  const secrets = blocksIn(container.secrets).flatMap(({ valueFrom }) => textIn(valueFrom) ?? []);
  return [
    ...(isPrivateImage
      ? ["ecr.api", "ecr.dkr", "s3"].map((name) => [name, `${at} has an image of Amazon ECR`] as const)
      : []),
    ...(isLogged ? [["logs", `${at} logs to CloudWatch Logs`] as const] : []),
    ...secrets.map(
      (from) => [SECRET.test(from) ? "secretsmanager" : "ssm", `${at} is given a secret`] as const,
    ),
  ];
}
