/** What checks find in a stack, and the exceptions that are written for it. */
import { TerraformResource, type TerraformStack, Testing } from "cdktf";
import { type Exception, exceptionsOf } from "../../../src/core/stack/exception";
import { evaluateStack, type Instance } from "../evaluated-stack";
import { CHECKS } from "./checks";
import { onEverything } from "./everything";

export interface Finding {
  readonly check: string;
  /** The resource, without the key of a repeated one: `aws_lb.load_balancer`. */
  readonly resource: string;
}

/** An exception, with the construct that it is written at and the findings that it is about. */
interface Written {
  readonly exception: Exception;
  /** The construct's path in its stack; none for the stack itself. */
  readonly path: string;
  readonly findings: readonly Finding[];
}

export interface Report {
  readonly stack: string;
  readonly instances: readonly Instance[];
  readonly asked: number;
  readonly findings: readonly Finding[];
  readonly written: readonly Written[];
  /** Findings that no exception is written for. */
  readonly unwritten: readonly string[];
  /** Exceptions that nothing is found for, by check. */
  readonly stale: readonly string[];
}

export async function securityReport(stack: TerraformStack): Promise<Report> {
  const instances = evaluateStack(Testing.synth(stack, true), ["aws_route53_record"]);
  const { asked, findings } = await findingsIn(instances);
  const written = exceptionsIn(stack, findings);
  const known = new Set(written.flatMap((one) => one.findings.map(nameOf)));
  return {
    stack: stack.node.id,
    instances,
    asked,
    findings,
    written,
    unwritten: findings.map(nameOf).filter((name) => !known.has(name)),
    stale: written.flatMap(staleIn),
  };
}

const nameOf = ({ check, resource }: Finding): string => `${check} ${resource}`;

const checksOf = ({ check }: Exception): string[] => [check].flat();

const staleIn = ({ exception, path, findings }: Written): string[] =>
  checksOf(exception)
    .filter((check) => !findings.some((finding) => finding.check === check))
    .map((check) => `${check} ${path}`);

export async function findingsIn(
  stack: readonly Instance[],
): Promise<{ asked: number; findings: Finding[] }> {
  const rights = await onEverything(stack);
  const asked = CHECKS.flatMap((check) =>
    stack
      .filter(({ type }) => check.of.includes(type))
      .map((instance) => ({
        passes: check.passes(instance.body, { instance, stack, onEverything: rights }),
        finding: { check: check.id, resource: instance.address.replace(/\[.*$/, "") },
      })),
  );
  const failed = asked.filter(({ passes }) => !passes).map(({ finding }) => finding);
  return {
    asked: asked.length,
    findings: [...new Map(failed.map((finding) => [nameOf(finding), finding])).values()],
  };
}

function exceptionsIn(stack: TerraformStack, findings: readonly Finding[]): Written[] {
  return stack.node.findAll().flatMap((construct) => {
    const exceptions = exceptionsOf(construct);
    if (exceptions.length === 0) return [];
    const made = new Set(
      construct.node
        .findAll()
        .filter((child): child is TerraformResource => child instanceof TerraformResource)
        .map(({ terraformResourceType, friendlyUniqueId }) => `${terraformResourceType}.${friendlyUniqueId}`),
    );
    return exceptions.map((exception) => ({
      exception,
      path: construct.node.path.split("/").slice(1).join("/"),
      findings: findings.filter(
        ({ check, resource }) => made.has(resource) && checksOf(exception).includes(check),
      ),
    }));
  });
}
