/** Modules as Terraform's own formatter leaves them, in lines that a screen holds. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { blocks } from "../../src/blocks";
import { moduleFiles } from "../../src/core/module/emit";
import { endOfInterpolation, isEscape, isOpening } from "../../src/text/code/tokens";
import { sizedExpressions } from "./support/expression-size";
import { providerBlocksText } from "./support/provider-blocks";
import { providerFactsText } from "./support/provider-facts";

const root = join(__dirname, "../..");

/** Characters of code on one line; texts (messages, patterns, policies) are not counted, their code is. */
const WIDEST = 120;

it("are formatted, examples and tests too", () => {
  const { stdout, status } = spawnSync("terraform", ["fmt", "-check", "-recursive", "modules"], {
    cwd: root,
    encoding: "utf8",
  });
  expect({ unformatted: stdout, status }).toEqual({ unformatted: "", status: 0 });
});

it("know which names are blocks from the provider's own schema", async () => {
  const file = join(root, "src/core/module/hcl/provider-blocks.json");
  expect(readFileSync(file, "utf8")).toBe(await providerBlocksText());
});

it("know types and replacements from the provider's own schema and plan", async () => {
  const file = join(root, "src/core/module/provider-facts.json");
  expect(readFileSync(file, "utf8")).toBe(await providerFactsText());
});

it.each(blocks.map((block) => [block.path, block] as const))("%s has no wider line of code", (_, block) => {
  const wide = Object.entries(moduleFiles(block))
    .filter(([name]) => name.endsWith(".tf"))
    .flatMap(([name, text]) => withoutHeredocs(text).map((line) => ({ name, line })))
    .filter(({ line }) => line.length > WIDEST && codeOf(line).length > WIDEST);
  expect(wide).toEqual([]);
});

/** Lines of logic in one expression; a longer one wants steps with names. */
const LONGEST = 12;

/** Longer ones that a reader takes in all the same, and why. */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  // a container's ten groups of members, one a line
  "compute/ecs-service": [
    "locals container_definitions",
    // each of a secret's parts may be missing
    "locals secret_sources",
    "locals log_secret_sources",
  ],
  // AWS's own policy, which lets everything, is a constant that is written out beside the others
  endpoints: [
    "locals gateway_policies",
    "locals interface_policies",
    // a validation has no steps that come from its own variable: the zones of the tiers that an endpoint names
    "variable interface_endpoints validation condition",
    "variable resolver validation condition",
    "variable service_endpoints validation condition",
  ],
  // what the answers to a connection must meet, and what AWS restricts: a condition a line
  network: [
    "locals acl_replies",
    "locals acl_rules_without_replies",
    "locals restricted_by_aws",
    // what makes a text a range, a condition a line
    "variable tiers validation error_message",
  ],
  // the list for those who are trusted, sized and made
  "access/roles": ["locals principals_trusted", "locals sized_principals_trusted"],
  // the key of a group of records has two parts, one of which has three
  "edge/dns": ["variable records validation condition", "variable records validation error_message"],
  // an output is one object, whose parts have no names of their own
  "edge/load-balancer": [
    // a number below two objects that may be missing
    "variable listeners validation error_message",
    "output load_balancer value listeners",
    "output load_balancer value target_groups listener_arns",
  ],
};

it.each(blocks.map((block) => [block.path, block] as const))("%s has no longer expression", (path, block) => {
  const code = Object.entries(moduleFiles(block)).filter(([name]) => name.endsWith(".tf"));
  const long = code.flatMap(([, text]) => sizedExpressions(text)).filter(({ lines }) => lines > LONGEST);
  expect(long.map(({ at }) => at).sort()).toEqual([...(EXCEPTIONS[path] ?? [])].sort());
});

it("have no text at the margin", () => {
  const all = blocks.flatMap((block) => Object.entries(moduleFiles(block)));
  expect(all.filter(([, text]) => text.includes("<<EOT")).map(([name]) => name)).toEqual([]);
});

function withoutHeredocs(text: string): string[] {
  return text.replace(/<<-?EOT\n[\s\S]*?\n\s*EOT$/gm, "").split("\n");
}

/** A line without what its texts say. One that goes on with a text ends an interpolation first. */
function codeOf(line: string): string {
  let code = "";
  let isText = false;
  let at = 0;
  if (/^\s*[)\]}]+([^}]*\})?[^"]*"[,)]*$/.test(line)) return "";
  while (at < line.length) {
    const character = line.charAt(at);
    if (!isText) {
      isText = character === '"';
      code += character;
      at += 1;
    } else if (character === "\\" || isEscape(line, at)) at += character === "\\" ? 2 : 3;
    else if (isOpening(line, at)) {
      const end = endOf(line, at);
      code += line.slice(at + 2, end - 1);
      at = end;
    } else {
      isText = character !== '"';
      at += 1;
    }
  }
  return code;
}

/** An interpolation may go on in the next line. */
function endOf(line: string, at: number): number {
  try {
    return endOfInterpolation(line, at);
  } catch {
    return line.length;
  }
}
