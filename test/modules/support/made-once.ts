/**
 * What AWS has once, by its name or its addresses, and what is replaced under the same ones: it has to go before it comes again.
 * Terraform hands create_before_destroy on to all that a resource waits for (Terraform: The lifecycle Meta-Argument), through
 * outputs and variables, too.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { DependencyGraph, GraphNode } from "./dependency-graph";

interface Once {
  readonly type: string;
  /** The block whose documentation tells of a replacement that keeps the name. */
  readonly block: string;
  readonly source: string;
}

export const MADE_ONCE: readonly Once[] = [
  {
    type: "aws_lb",
    block: "edge/static-ip",
    source:
      "Elastic Load Balancing API Reference, CreateLoadBalancer: DuplicateLoadBalancerName, a load balancer with the specified name already exists; Network Load Balancers guide: an Elastic IP address for each subnet",
  },
  {
    type: "aws_db_instance",
    block: "data/database",
    source: "Amazon RDS API Reference, CreateDBInstance: DBInstanceAlreadyExists",
  },
];

const RESOURCE = /^resource "(\w+)" "([\w-]+)" \{$([\s\S]*?)^\}$/gm;
const MODULE = /^module "([\w-]+)" \{$([\s\S]*?)^\}$/gm;

/** `aws_lb.this`, of each resource of the directory that has the argument itself. */
function eagerIn(directory: string): Set<string> {
  const code = filesIn(directory);
  const eager = [...code.matchAll(RESOURCE)].filter(([, , , body = ""]) =>
    /create_before_destroy\s*=\s*true/.test(body),
  );
  return new Set(eager.map(([, type, name]) => `${type}.${name}`));
}

const filesIn = (directory: string): string =>
  readdirSync(directory)
    .filter((file) => file.endsWith(".tf"))
    .map((file) => readFileSync(join(directory, file), "utf8"))
    .join("\n");

/** An example's calls of modules: their directories, by the prefix of what lies in them. */
function called(example: string): Map<string, string> {
  const calls = [...filesIn(example).matchAll(MODULE)].map(([, name, body = ""]): [string, string] => [
    `module.${name}.`,
    resolve(example, /^\s*source\s*=\s*"(.*)"$/m.exec(body)?.[1] ?? "."),
  ]);
  return new Map([["", example], ...calls]);
}

/** `module.front.aws_lb.this by module.tasks.aws_vpc_security_group_ingress_rule.this`, of what would be there twice. */
export function madeTwice(graph: DependencyGraph, root: string, example: string, modules: string): string[] {
  const directories = called(example);
  const isEager = ({ module, type, name }: GraphNode): boolean => {
    const directory = directories.get(module);
    return directory !== undefined && eagerIn(directory).has(`${type}.${name}`);
  };
  const isOnce = ({ module, type }: GraphNode): boolean =>
    MADE_ONCE.some((once) => once.type === type && directories.get(module) === join(modules, once.block));
  return graph
    .ofRoot(root)
    .filter(isEager)
    .flatMap((eager) =>
      [...graph.before(eager)].filter(isOnce).map((once) => `${addressOf(once)} by ${addressOf(eager)}`),
    );
}

const addressOf = ({ module, type, name }: GraphNode): string => `${module}${type}.${name}`;
