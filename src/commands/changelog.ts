/**
 * `npm version` calls it: what is unreleased in CHANGELOG.md becomes the section of package.json's version. `npm run changelog --
 * notes` prints that section.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const UNRELEASED = "## Unreleased";

/** The text with a section of the version, and nothing unreleased; an error where nothing was to be released. */
export function released(text: string, version: string, day: string): string {
  if (sectionOf(text, UNRELEASED) === "")
    throw new Error(`CHANGELOG.md says nothing under "${UNRELEASED}": write what users get with ${version}.`);
  if (text.includes(`\n## ${version} (`))
    throw new Error(`CHANGELOG.md has a section of ${version} already.`);
  return text.replace(UNRELEASED, `${UNRELEASED}\n\n## ${version} (${day})`);
}

/** What stands below a heading that begins so. */
export function sectionOf(text: string, heading: string): string {
  const start = text.indexOf(`\n${heading}`);
  if (start < 0) throw new Error(`CHANGELOG.md has no heading "${heading}"`);
  const body = text.slice(text.indexOf("\n", start + 1));
  return (body.split(/\n## /)[0] ?? "").trim();
}

function main([asked]: readonly string[]): void {
  const root = join(__dirname, "../..");
  const file = join(root, "CHANGELOG.md");
  const text = readFileSync(file, "utf8");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  if (asked === "notes") console.log(sectionOf(text, `## ${version} (`));
  else writeFileSync(file, released(text, version, new Date().toISOString().slice(0, 10)));
}

if (require.main === module) main(process.argv.slice(2));
