/** A file in Terraform's language: blocks, and arguments in them. */
import type { Scanner } from "./scanner";
import { decode } from "./text";
import { type Item, readValue } from "./value";

export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: Body;
}

export interface Body {
  readonly items: readonly Item[];
  readonly blocks: readonly Block[];
}

export function readFile(scanner: Scanner): Body {
  const body = readBody(scanner);
  if (!scanner.isAtEnd) scanner.fail("a } closes nothing");
  return body;
}

/** Up to the bracket that closes it, or the end. */
function readBody(scanner: Scanner): Body {
  const items: Item[] = [];
  const blocks: Block[] = [];
  for (;;) {
    scanner.skipSpace(true);
    if (scanner.isAtEnd || scanner.sees("}")) return { items, blocks };
    const line = scanner.line();
    const key = scanner.takeWord();
    if (key === undefined) scanner.fail("here a block or an argument begins, by its name");
    scanner.skipSpace(false);
    if (scanner.take("=")) {
      items.push({ line, key, source: key, value: readValue(scanner) });
      scanner.skipSpace(false);
      if (!scanner.isAtEnd && !/[\n}]/.test(scanner.code.charAt(scanner.at)))
        scanner.fail("an argument ends with its line");
    } else blocks.push(readBlock(scanner, key));
  }
}

function readBlock(scanner: Scanner, type: string): Block {
  const labels: string[] = [];
  while (!scanner.take("{")) {
    const label = scanner.sees('"') ? decode(scanner.takeText()) : scanner.takeWord();
    if (label === undefined) scanner.fail(`${type} is followed by = or {`);
    labels.push(label);
    scanner.skipSpace(false);
  }
  const begin = scanner.at - 1;
  const body = readBody(scanner);
  if (!scanner.take("}")) scanner.fail("a { is not closed", begin);
  return { type, labels, body };
}
