/** What hanok/reach knows of the policies that AWS manages is what AWS says: moto has a copy of all of them. */
import { spawnSync } from "node:child_process";
import { MANAGED } from "../../src/reach/rights/managed";

const PROGRAM = "import moto.iam.aws_managed_policies as all; print(all.aws_managed_policies_data)";

interface Copy {
  readonly Path: string;
  readonly DefaultVersionId: string;
  readonly Document: { readonly Version: string; readonly Statement: readonly Record<string, unknown>[] };
}

const copies = (): Record<string, Copy> => {
  const { stdout, stderr } = spawnSync(process.env.HANOK_PYTHON ?? "python3", ["-c", PROGRAM], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (stdout === "") throw new Error(`moto has no copy of the managed policies: ${stderr}`);
  return JSON.parse(stdout) as Record<string, Copy>;
};

/** A list of one is that one. */
const settled = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : value);

it("has them word by word, in the default version", () => {
  const all = copies();
  const said = Object.keys(MANAGED).map((key) => {
    const copy = all[key.replace(/^.*\//, "")];
    if (!copy) throw new Error(`AWS has no policy ${key}`);
    const statements = copy.Document.Statement.map((statement) => ({
      ...statement,
      Action: settled(statement.Action),
      Resource: settled(statement.Resource),
    }));
    return [
      `${copy.Path}${key.replace(/^.*\//, "")}`.slice(1),
      { version: copy.DefaultVersionId, statements },
    ];
  });
  expect(said).toEqual(Object.entries(MANAGED));
});
