/** The files of a configuration under test: copied to a temporary directory, with module sources that still resolve. */
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

/** File contents by path relative to the configuration; null removes a file. */
export type Files = Record<string, string | null>;

const NOT_COPIED = /^(\.terraform|\.terraform\.lock\.hcl|.*\.tfstate(\..*)?|.*\.tfplan|cdktf\.log)$/;

/** A new empty directory for a configuration, under the system's temporary directory. */
export async function newDirectory(name: string): Promise<string> {
  // the real path: relative module sources are computed from it
  const root = await realpath(tmpdir());
  return mkdtemp(join(root, `hanok-${name.replace(/[^\w-]+/g, "-")}-`));
}

/** Copies a configuration, without state and without what `terraform init` made. */
export async function copyConfiguration(from: string, to: string): Promise<void> {
  const source = await realpath(from);
  await cp(source, to, {
    recursive: true,
    filter: (path) => path === source || !NOT_COPIED.test(basename(path)),
  });
  for (const file of await readdir(to, { recursive: true })) {
    if (/\.tf(\.json)?$/.test(file)) await redirectSources(join(source, file), join(to, file), source);
  }
}

/** Writes or removes files of a configuration. */
export async function writeFiles(directory: string, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = join(directory, name);
    if (content === null) {
      await rm(file);
    } else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  }
}

/** Whether the root module configures a provider more than once. */
export async function hasProviderAlias(directory: string): Promise<boolean> {
  const files = (await readdir(directory)).filter((file) => /\.tf(\.json)?$/.test(file));
  const texts = await Promise.all(files.map((file) => readFile(join(directory, file), "utf8")));
  return texts.some((text) => /"?\balias"?\s*[=:]\s*"/.test(text));
}

/** Module sources that leave the copied directory lead to where they led before. */
async function redirectSources(original: string, copy: string, root: string): Promise<void> {
  const content = await readFile(copy, "utf8");
  const redirected = content.replace(
    /("?\bsource"?\s*[=:]\s*")(\.\.?\/[^"]*)"/g,
    (whole, start: string, path: string) => {
      const target = resolve(dirname(original), path);
      if (target === root || target.startsWith(root + sep)) return whole;
      return `${start}${relative(dirname(copy), target).split(sep).join("/")}"`;
    },
  );
  if (redirected !== content) await writeFile(copy, redirected);
}
