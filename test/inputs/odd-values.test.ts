/**
 * Every text that a block takes, at whatever depth, as a text that it does not expect, and every list with an item twice: taken,
 * or refused by an error of ours. What is read out of a text, such as the region of an ARN, is not there then, and what
 * becomes a key is there already.
 */
import { App, TerraformStack } from "cdktf";
import { blocks } from "../../src/blocks";
import { type AnyType, InputError } from "../../src/core/contract";
import { specimen } from "../../src/core/contract/accepted";
import type { BlockDefinition } from "../../src/core/module/block";

const ODD = ["x", "", "arn:", "a:b", "a/b", "a.b", "${aws_vpc.this.id}"];

/** From an input down to a text: names of fields, and a step into each list or map. */
type Path = readonly (string | typeof INTO)[];
const INTO = Symbol("into");

interface Odd {
  readonly path: Path;
  readonly value: unknown;
}

function oddOf({ is: { kind, element, fields, choices } }: AnyType): Odd[] {
  if (kind === "string") return choices ? [] : ODD.map((value) => ({ path: [], value }));
  const inside = element ? below(INTO, element) : [];
  const twice =
    element && kind !== "map" ? [{ path: [], value: [specimen(element), specimen(element)] }] : [];
  return [...twice, ...inside, ...Object.entries(fields ?? {}).flatMap(([name, type]) => below(name, type))];
}

const below = (step: Path[number], type: AnyType): Odd[] =>
  oddOf(type).map(({ path, value }) => ({ path: [step, ...path], value }));

/** What is accepted, with the odd value put there. */
function withOdd(type: AnyType, base: unknown, { path: [step, ...path], value }: Odd): unknown {
  if (step === undefined) return value;
  const { kind, element, fields } = type.is;
  if (step !== INTO) {
    const object = (base ?? specimen(type)) as Record<string, unknown>;
    return { ...object, [step]: withOdd(fields?.[step] as AnyType, object[step], { path, value }) };
  }
  const inside = base ?? specimen(type);
  const [key = "sample", item] = Object.entries(inside as object)[0] ?? [];
  const placed = withOdd(element as AnyType, item, { path, value });
  return kind === "map" ? { ...(inside as object), [key]: placed } : [placed];
}

/** The error that is not ours. */
function crash(block: BlockDefinition, props: unknown): unknown {
  try {
    block.create(new TerraformStack(new App({ stackTraces: false }), "stack"), "block", props as never);
  } catch (error) {
    if (!(error instanceof InputError)) return error;
  }
  return undefined;
}

const show = (name: string, { path, value }: Odd) =>
  `${[name, ...path.map((step) => (step === INTO ? "*" : step))].join(".")} = ${JSON.stringify(value)}`;

it.each(blocks.map((block) => [block.path, block] as const))(
  "%s takes or refuses what is odd",
  (_, block) => {
    const { example } = block.contract.definition;
    const crashes = Object.entries(block.contract.inputs).flatMap(([name, type]) =>
      oddOf(type).flatMap((odd) => {
        const error = crash(block, { ...example, [name]: withOdd(type, example[name], odd) });
        return error === undefined ? [] : [`${show(name, odd)}: ${error}`];
      }),
    );
    expect(crashes).toEqual([]);
  },
);
