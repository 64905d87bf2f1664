/**
 * One Terraform configuration under test, in a temporary directory, against an emulator.
 *
 *     const workspace = await Workspace.fromDirectory("modules/network/examples/basic", { emulator });
 *     await workspace.init();
 *     await workspace.apply();
 *     await workspace.expectNoChanges();
 *     await workspace.edit("a zone is added", { vars: { zones: ["a", "b", "c"] } });
 *     await workspace.destroy();
 */
import { readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { awsProviderIn, type RunningProvider, runProvider } from "../support/running-provider";
import * as cli from "../support/terraform";
import { describePlan, type Plan } from "../support/terraform-plan";
import { type Edit, editFrom, editTable } from "./edits";
import type { Emulator } from "./emulator";
import { copyConfiguration, type Files, hasProviderAlias, newDirectory, writeFiles } from "./workspace-files";

/** The program of the AWS provider that Terraform chose. */
let chosen: string | undefined;

export type Variables = Record<string, unknown>;

export interface WorkspaceOptions {
  /** Where the resources are made. */
  emulator: Pick<Emulator, "env">;
  /** Values of the root module's variables. */
  vars?: Variables;
}

export class Workspace {
  /** Every edit so far. */
  readonly edits: Edit[] = [];
  private vars: Variables = {};
  private provider: RunningProvider | undefined;

  private constructor(
    /** The temporary directory with the configuration and its state. */
    readonly directory: string,
    private readonly options: WorkspaceOptions,
  ) {}

  /** A copy of a directory with a configuration. Relative module sources lead to the original modules. */
  static async fromDirectory(path: string, options: WorkspaceOptions): Promise<Workspace> {
    const directory = await newDirectory(basename(path));
    await copyConfiguration(path, directory);
    return Workspace.in(directory, options);
  }

  /** A configuration made of file names and their contents. */
  static async fromFiles(files: Record<string, string>, options: WorkspaceOptions): Promise<Workspace> {
    const directory = await newDirectory("workspace");
    await writeFiles(directory, files);
    return Workspace.in(directory, options);
  }

  private static async in(directory: string, options: WorkspaceOptions): Promise<Workspace> {
    const workspace = new Workspace(directory, options);
    await workspace.setVariables(options.vars ?? {});
    return workspace;
  }

  /** Terraform chooses the provider, which is to read 700 MB, once in a process: one that runs already is not chosen again. */
  async init(): Promise<void> {
    await this.provider?.stop();
    const isShared = !(await hasProviderAlias(this.directory));
    this.provider = isShared ? await this.running() : undefined;
    await cli.init(this.directory, this.environment);
    if (!isShared || this.provider) return;
    chosen = awsProviderIn(this.directory);
    this.provider = await this.running();
  }

  /** Applies the configuration; `vars` are added to the values given so far. */
  async apply(vars: Variables = {}): Promise<void> {
    await this.setVariables(vars);
    await cli.apply(this.directory, this.environment);
  }

  /** What an apply would do now. */
  async plan(): Promise<Plan> {
    return cli.plan(this.directory, this.environment);
  }

  /** The second plan must be empty. */
  async expectNoChanges(): Promise<void> {
    const plan = await this.plan();
    if (!plan.empty)
      throw new Error(`the second plan is not empty:\n${describePlan(plan) || "nothing but moves"}`);
  }

  /** Changes files or variables, applies the change, and records what it did to which resource. */
  async edit(label: string, change: { files?: Files; vars?: Variables }): Promise<Edit> {
    await writeFiles(this.directory, change.files ?? {});
    await this.setVariables(change.vars ?? {});
    if (change.files) await this.readFilesAgain();
    const edit = editFrom(label, await cli.apply(this.directory, this.environment));
    this.edits.push(edit);
    return edit;
  }

  /** All edits as an aligned text table. */
  table(): string {
    return editTable(this.edits);
  }

  async outputs(): Promise<Record<string, unknown>> {
    return cli.outputs(this.directory, this.environment);
  }

  async stateResources(): Promise<cli.StateResource[]> {
    return cli.stateResources(this.directory, this.environment);
  }

  /** The state as Terraform keeps it. */
  state(): Promise<string> {
    return readFile(join(this.directory, "terraform.tfstate"), "utf8");
  }

  /** Destroys every resource. */
  async destroy(): Promise<void> {
    await cli.destroy(this.directory, this.environment);
  }

  /** Removes the temporary directory. */
  async remove(): Promise<void> {
    await this.provider?.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  private async running(): Promise<RunningProvider | undefined> {
    return chosen === undefined ? undefined : runProvider(chosen, this.environment.env);
  }

  /** One provider serves all commands, unless there are several configurations of it. */
  private async readFilesAgain(): Promise<void> {
    if (this.provider && (await hasProviderAlias(this.directory))) await this.init();
    else await cli.terraform(this.directory, ["get", "-no-color"], this.environment);
  }

  /** What every command of Terraform is given here: the emulator, and the provider that runs. */
  get environment(): cli.TerraformOptions {
    return { env: { ...this.options.emulator.env, ...this.provider?.env } };
  }

  /** In a file, so that plan, apply and destroy all see the same values. */
  private async setVariables(vars: Variables): Promise<void> {
    this.vars = { ...this.vars, ...vars };
    if (Object.keys(this.vars).length === 0) return;
    await writeFile(
      join(this.directory, "zz_workspace.auto.tfvars.json"),
      JSON.stringify(this.vars, null, 2),
    );
  }
}
