import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Every file below a directory with its bytes. */
export function contents(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [file.slice(directory.length + 1), readFileSync(file, "utf8")];
    }),
  );
}
