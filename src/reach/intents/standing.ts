/** What the resources themselves need, and what must never be: intents that nobody has to write. */
import { named } from "../model/interfaces";
import { LOAD_BALANCERS, listenersOf, targetsIn } from "../model/load-balancers";
import { parsed } from "../model/members/services";
import type { Network } from "../model/network";
import type { Resource } from "../terraform/resource";
import { blocksIn, isUnknown, numberIn, refIn, textIn, type Values } from "../terraform/value";
import type { Intent } from "./intent";

export function standingIntents(network: Network): Intent[] {
  const { inventory } = network;
  return [
    ...inventory.of("aws_ecs_service").flatMap((service) => ofService(network, service)),
    ...inventory.of(...LOAD_BALANCERS).flatMap((balancer) => ofBalancer(network, balancer)),
    ...inventory
      .of("aws_db_instance", "aws_rds_cluster")
      .flatMap((database) => ofDatabase(network, database)),
  ];
}

/** A task that cannot pull its image, read its secrets or write its logs does not start (ECS Developer Guide: "Amazon ECS interface VPC endpoints"). */
function ofService(network: Network, service: Resource): Intent[] {
  const { address, values } = service;
  const task = named(network.inventory, refIn(values.task_definition), "aws_ecs_task_definition");
  const containers = parsed(task?.values.container_definitions);
  const definitions = task?.values.container_definitions;
  const needs = new Map([
    ...containers.flatMap(neededBy),
    ...(isUnknown(definitions) ? mentionedIn(definitions.mentions) : []),
  ]);
  if (values.enable_execute_command === true) needs.set("ssmmessages", "ECS Exec is on");
  const reach = [...needs].map(
    ([name, why]): Intent => ({ expect: "reach", from: address, to: `aws:${name}`, port: 443, why }),
  );
  const isPrivate = !blocksIn(values.network_configuration).some(
    ({ assign_public_ip: asks }) => asks === true,
  );
  const ports = new Set(
    blocksIn(values.load_balancer).flatMap(({ container_port: port }) => numberIn(port) ?? []),
  );
  const never = isPrivate
    ? [...ports].map(
        (port): Intent => ({
          expect: "never",
          from: "internet",
          to: address,
          port,
          why: "its tasks are reached by their load balancer alone",
        }),
      )
    : [];
  return [...reach, ...never];
}

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

const mentionedIn = (text: string) =>
  MENTIONS.filter(([pattern]) => pattern.test(text)).flatMap(([, names, why]) =>
    names.map((name) => [name, why] as const),
  );

function neededBy(container: Values): (readonly [service: string, why: string])[] {
  const at = `container ${textIn(container.name) ?? ""}`;
  const isPrivateImage = /^(\d{12}\.dkr[.-]ecr\.|aws_ecr_repository\.)/.test(textIn(container.image) ?? "");
  const [logging] = blocksIn(container.logConfiguration);
  const isLogged = textIn(logging?.logDriver) === "awslogs";
  const secrets = blocksIn(container.secrets).flatMap(({ valueFrom }) => textIn(valueFrom) ?? []);
  return [
    ...(isPrivateImage
      ? ["ecr.api", "ecr.dkr", "s3"].map((name) => [name, `${at} has an image of Amazon ECR`] as const)
      : []),
    ...(isLogged ? [["logs", `${at} logs to CloudWatch Logs`] as const] : []),
    ...secrets.map(
      (from) =>
        [
          /:secretsmanager:|^aws_secretsmanager_/.test(from) ? "secretsmanager" : "ssm",
          `${at} is given a secret`,
        ] as const,
    ),
  ];
}

/** Targets that their load balancer does not reach are unhealthy, on the port of traffic and on that of health checks. */
function ofBalancer({ inventory }: Network, balancer: Resource): Intent[] {
  const found = listenersOf(inventory, balancer).flatMap(({ groups }) =>
    groups.flatMap((group) =>
      targetsIn(inventory, group).flatMap(({ to, port }): Intent[] => {
        const target = "address" in to ? to.address : to.ip;
        const check = healthPort(group);
        const ports = new Set(
          [port, ...(check === undefined ? [] : [check])].filter((one) => one !== undefined),
        );
        return [...ports].map((one) => ({
          expect: "reach",
          from: balancer.address,
          to: target,
          port: one,
          why:
            one === port ? `${target} is a target of ${group.address}` : `health checks of ${group.address}`,
        }));
      }),
    ),
  );
  return [...new Map(found.map((intent) => [`${intent.to} ${intent.port}`, intent])).values()];
}

function healthPort({ values }: Resource): number | undefined {
  const port = blocksIn(values.health_check).map((check) => check.port)[0];
  return typeof port === "string" && /^\d+$/.test(port) ? Number(port) : numberIn(port);
}

function ofDatabase(network: Network, { address, values }: Resource): Intent[] {
  const port = network.members.get(address)?.interfaces.flatMap(({ listens }) => listens)[0];
  if (values.publicly_accessible === true || port === undefined) return [];
  return [{ expect: "never", from: "internet", to: address, port, why: "it is not publicly accessible" }];
}
