/** The step before the first deployment of a stack with a zone, as docs/deploy.md tells it: the zone alone, and its name servers. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import { dev, type Environment, prod, test as testing } from "../../src/environments";
import type { Architecture } from "../../src/environments/environment";
import { STACKS } from "../../src/stacks/architectures";
import { terraform } from "../support/terraform";
import { describeSideBySide, type Scenario } from "./side-by-side";

const DOCUMENT = readFileSync(join(__dirname, "../../docs/deploy.md"), "utf8");

const CASES: readonly [Architecture, Environment][] = [
  ["three-tier", testing],
  ["static-ip-web", testing],
  ["ec2-web", dev],
  ["ec2-web", testing],
  ["app-runner", prod],
];

/** The arguments of the documented command. */
function documented(architecture: Architecture): string[] {
  const row = DOCUMENT.split("\n").find(
    (line) => line.startsWith("|") && line.includes(`\`${architecture}\``),
  );
  const command = /`terraform ([^`]+)`/.exec(row ?? "")?.[1];
  if (command === undefined) throw new Error(`docs/deploy.md has no first step for ${architecture}`);
  return command.split(" ");
}

/** The stack as it is, but for its state, which lies beside it. */
function configurationOf(architecture: Architecture, environment: Environment) {
  const json = Testing.synth(new STACKS[architecture](Testing.app(), environment), true);
  const { terraform: settings, ...rest } = JSON.parse(json) as { terraform: { backend?: unknown } };
  return { ...rest, terraform: { ...settings, backend: undefined } };
}

const stacksWithZone = Object.keys(STACKS).filter((name) =>
  [dev, testing, prod].some((environment) =>
    Testing.synth(new STACKS[name as Architecture](Testing.app(), environment)).includes(
      '"aws_route53_zone"',
    ),
  ),
);

it("is documented for every stack with a zone, and tried here", () => {
  expect(new Set(CASES.map(([architecture]) => architecture))).toEqual(new Set(stacksWithZone));
});

const scenarios = CASES.map(
  ([architecture, environment]): Scenario => ({
    name: `${architecture}-${environment.name}`,
    async run({ workspace }) {
      const text = JSON.stringify(configurationOf(architecture, environment));
      const root = await workspace({ "cdk.tf.json": text });
      await root.init();
      const args = [...documented(architecture), "-no-color", "-input=false", "-auto-approve"];
      const { stdout } = await terraform(root.directory, args, root.environment);
      const [zone, ...others] = await root.stateResources();
      expect(zone?.type).toBe("aws_route53_zone");
      expect(others).toEqual([]);
      // what people read on the screen, and what a script reads
      const servers = zone?.values.name_servers as string[];
      expect(servers).toHaveLength(4);
      for (const server of servers) expect(stdout.split("Outputs:").at(-1)).toContain(server);
      expect(await root.outputs()).toMatchObject({ name_servers: servers });
      // the same target: what else the stack looks up in its account need not be there yet
      await terraform(root.directory, ["destroy", ...args.slice(1)], root.environment);
      expect(await root.stateResources()).toEqual([]);
    },
  }),
);

describeSideBySide("makes the zone alone and prints its name servers", scenarios, { atOnce: 2 });
