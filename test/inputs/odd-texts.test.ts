/**
 * Every text that a block takes, at whatever depth, as a text that it does not expect: taken, or refused by an error of ours. What
 * is read out of a text, such as the region of an ARN, is not there then.
 */
import { App, TerraformStack } from "cdktf";
import { blocks } from "../../src/blocks";
import { type AnyType, InputError } from "../../src/core/contract";
import { specimen } from "../../src/core/contract/samples";
import type { BlockDefinition } from "../../src/core/module/block";

const ODD = ["x", "", "arn:", "a:b", "a/b", "a.b", "${aws_vpc.this.id}"];

/** From an input down to a text: names of fields, and a step into each list or map. */
type Path = readonly (string | typeof INTO)[];
const INTO = Symbol("into");

function textsOf({ is: { kind, element, fields, choices } }: AnyType): Path[] {
  if (kind === "string") return choices ? [] : [[]];
  if (element) return textsOf(element).map((path) => [INTO, ...path]);
  return Object.entries(fields ?? {}).flatMap(([name, type]) => textsOf(type).map((path) => [name, ...path]));
}

/** What is accepted, with the text put there. */
function withText(type: AnyType, base: unknown, [step, ...path]: Path, text: string): unknown {
  if (step === undefined) return text;
  const { kind, element, fields } = type.is;
  if (step !== INTO) {
    const object = (base ?? specimen(type)) as Record<string, unknown>;
    return { ...object, [step]: withText(fields?.[step] as AnyType, object[step], path, text) };
  }
  const inside = base ?? specimen(type);
  const [key = "sample", item] = Object.entries(inside as object)[0] ?? [];
  const placed = withText(element as AnyType, item, path, text);
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

const show = (name: string, path: Path, text: string) =>
  `${[name, ...path.map((step) => (step === INTO ? "*" : step))].join(".")} = ${JSON.stringify(text)}`;

it.each(blocks.map((block) => [block.path, block] as const))("%s takes or refuses odd texts", (_, block) => {
  const { example } = block.contract.definition;
  const crashes = Object.entries(block.contract.inputs).flatMap(([name, type]) =>
    textsOf(type).flatMap((path) =>
      ODD.flatMap((text) => {
        const error = crash(block, { ...example, [name]: withText(type, example[name], path, text) });
        return error === undefined ? [] : [`${show(name, path, text)}: ${error}`];
      }),
    ),
  );
  expect(crashes).toEqual([]);
});
