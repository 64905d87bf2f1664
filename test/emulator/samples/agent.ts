/**
 * What the CodeDeploy agent and its service do with a revision, in the documented order: AWS CodeDeploy User Guide,
 * "AppSpec 'hooks' section" (order of hooks, ApplicationStop of the last revision, timeouts, variables) and "Redeploy and
 * roll back a deployment" (a roll back is another deployment, of the last revision that succeeded).
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type AppSpec, type Hook, readAppSpec } from "../../samples/appspec";
import type { Server } from "./server";

const ORDER = [
  "ApplicationStop",
  "DownloadBundle",
  "BeforeInstall",
  "Install",
  "AfterInstall",
  "ApplicationStart",
  "ValidateService",
] as const;
type EventName = (typeof ORDER)[number];

export interface Event {
  readonly name: EventName;
  readonly status: "Succeeded" | "Failed" | "Skipped";
  readonly output: string;
}

export interface Deployment {
  readonly id: string;
  readonly status: "Succeeded" | "Failed";
  readonly events: readonly Event[];
  /** The deployment that took it back. */
  readonly rollback?: Deployment;
}

const GROUP = "0a1b2c3d-group";
const ROOT = `/opt/codedeploy-agent/deployment-root/${GROUP}`;
/** The files of the last Install event. */
const RECORD = `/opt/codedeploy-agent/deployment-root/deployment-instructions/${GROUP}-cleanup`;
const LONGEST_SECONDS = 3600;

/** Two of its scripts' lines are read as they are: as text. */
interface Step {
  readonly code: number;
  readonly output: string;
}

const DONE: Step = { code: 0, output: "" };

export class Agent {
  private deployments = 0;
  /** The last revision that was deployed with success: where it was unpacked, and its archive. */
  private good: { readonly folder: string; readonly archive: Buffer } | undefined;

  constructor(private readonly server: Server) {}

  /** A deployment; one that fails is rolled back, where there is something to go back to. */
  async deploy(archive: Buffer): Promise<Deployment> {
    const before = this.good;
    const made = await this.deployOnly(archive);
    if (made.status === "Succeeded" || before === undefined) return made;
    return { ...made, rollback: await this.deployOnly(before.archive) };
  }

  private async deployOnly(archive: Buffer): Promise<Deployment> {
    this.deployments += 1;
    const id = `d-${this.deployments}`;
    const folder = `${ROOT}/${id}/deployment-archive`;
    const events: Event[] = [];
    for (const name of ORDER) {
      const failed = events.some(({ status }) => status === "Failed");
      const { code, output } = failed ? DONE : await this.run(name, { id, folder, archive });
      events.push({ name, status: failed ? "Skipped" : code === 0 ? "Succeeded" : "Failed", output });
    }
    const status = events.every((event) => event.status === "Succeeded") ? "Succeeded" : "Failed";
    if (status === "Succeeded") this.good = { folder, archive };
    return { id, status, events };
  }

  private async run(
    name: EventName,
    { id, folder, archive }: { id: string; folder: string; archive: Buffer },
  ): Promise<Step> {
    switch (name) {
      case "ApplicationStop":
        return this.good ? this.scripts(name, id, this.good.folder) : DONE;
      case "DownloadBundle":
        return this.unpack(folder, archive);
      case "Install":
        return this.install(folder);
      default:
        return this.scripts(name, id, folder);
    }
  }

  private async unpack(folder: string, archive: Buffer): Promise<Step> {
    const bundle = `${folder}/../bundle.zip`;
    await this.server.must("mkdir", ["-p", folder]);
    await this.server.write(bundle, archive);
    return this.server.run("/usr/bin/python3", ["-m", "zipfile", "-e", bundle, folder]);
  }

  private async install(folder: string): Promise<Step> {
    const spec = await this.spec(folder);
    const code = await readFile(join(__dirname, "install.py"), "utf8");
    return this.server.run("/usr/bin/python3", ["-c", code], {
      input: JSON.stringify({ spec, archive: folder, record: RECORD }),
    });
  }

  private async spec(folder: string): Promise<AppSpec> {
    return readAppSpec(await this.server.must("cat", [`${folder}/appspec.yml`]));
  }

  private async scripts(event: EventName, id: string, folder: string): Promise<Step> {
    const { hooks = {} } = await this.spec(folder);
    let said = "";
    for (const hook of hooks[event] ?? []) {
      const { code, output } = await this.script(hook, event, id, folder);
      said += output;
      if (code !== 0) return { code, output: said };
    }
    return { code: 0, output: said };
  }

  private async script(hook: Hook, event: EventName, id: string, folder: string): Promise<Step> {
    const { location, timeout = LONGEST_SECONDS, runas = "root" } = hook;
    const script = `${folder}/${location}`;
    // the agent makes a script executable that is not
    await this.server.must("chmod", ["+x", script]);
    const { code, output } = await this.server.run(
      "timeout",
      ["--signal=KILL", `${timeout}`, "runuser", "-u", runas, "--", script],
      {
        env: {
          APPLICATION_NAME: "shop",
          DEPLOYMENT_GROUP_ID: GROUP,
          DEPLOYMENT_GROUP_NAME: "shop",
          DEPLOYMENT_ID: id,
          LIFECYCLE_EVENT: event,
        },
      },
    );
    const late =
      code === 137
        ? `Script at specified location: ${location} failed to complete in ${timeout} seconds`
        : "";
    return { code, output: output + late };
  }
}
