/** The product's own stack: readable addresses, default tags, a state of its own. */
import { AwsProvider, type AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
import { TerraformBackend, type TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import * as t from "../contract";
import { show } from "../contract/show";
import { isRecord } from "../expressions/lift";
import { unknownArguments } from "../inner-resources";
import { addBackend, type BackendOf, type StateBackend } from "./backend";
import { provenOn, type Unreachable } from "./proof";
import { furtherContract, stackContract } from "./settings";
import { defaultTags } from "./tags";
import { NameRegister, terraformName } from "./terraform-name";

export type { StateBackend } from "./backend";

/** What the stack says by itself. */
const OWN = { region: "region", allowedAccountIds: "allowedAccountIds", defaultTags: "tags" } as const;

/** The provider's further arguments: `assumeRole`, `profile`, `endpoints`, `ignoreTags` and so on. */
export type ProviderSettings = Omit<AwsProviderConfig, keyof typeof OWN | "alias">;

export interface HanokStackProps {
  /** The architecture's name, such as `three-tier`. The stack is called `<architecture>-<environment>`. */
  readonly architecture: string;
  /** The environment's name, such as `dev`. */
  readonly environment: string;
  /** The AWS region, such as `ap-northeast-2`. */
  readonly region: string;
  /** Tags on every resource, over the default ones (Name excepted: it names the single resource). */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Where the state is kept; `(stack) => new GcsBackend(stack, { … })` is any backend of cdktf's. Default: the backend that is
   * made in the stack, or a local state file beside cdktf.json.
   */
  readonly backend?: StateBackend | BackendOf;
  /** Accounts this stack may be applied to; another account is refused by the provider. Default: any. */
  readonly allowedAccountIds?: readonly string[];
  /** Further arguments of the stack's provider. */
  readonly provider?: ProviderSettings;
  /**
   * What synthesis makes of resources that cannot reach what they need, or are reached by whom they must not be (docs/reach.md):
   * an `error`, or a `warning` where what is missing stands outside of the stack, such as another stack's routes. Default: `error`.
   */
  readonly unreachable?: Unreachable;
}

/**
 * A stack of one architecture in one environment: addresses that people can read, default tags, its provider, a state of its own,
 * and a proof that what it makes reaches what it needs. Blocks stand in any `TerraformStack`, too.
 *
 *     const stack = new HanokStack(app, { architecture: "shop", environment: "dev", region: "ap-northeast-2" });
 */
export class HanokStack extends TerraformStack {
  /** What makes everything in the stack that names no other provider. */
  readonly provider: AwsProvider;
  private readonly settings: AwsProviderConfig;
  private readonly names = new NameRegister();

  constructor(scope: Construct, props: HanokStackProps) {
    super(scope, nameOf(props));
    checked(this, props);
    this.node.addValidation(provenOn(this, props.unreachable));
    if (props.backend) addBackend(this, props.backend);
    this.settings = {
      ...props.provider,
      region: props.region,
      allowedAccountIds: props.allowedAccountIds ? [...props.allowedAccountIds] : undefined,
      defaultTags: [{ tags: defaultTags(this, props) }],
    };
    this.provider = new AwsProvider(this, "aws", this.settings);
  }

  /**
   * A further provider: the stack's own but for what is given, and its alias. `stack.addProvider("us_east_1", { region:
   * "us-east-1" })` is what CloudFront's certificates are made by.
   */
  addProvider(alias: string, changes: Partial<Omit<AwsProviderConfig, "alias">>): AwsProvider {
    const problems = [...aliasProblems(alias), ...providerProblems(changes)];
    if (problems.length > 0) throw new t.InputError(this.node.path, problems);
    const { region, allowedAccountIds } = changes;
    furtherContract.read(this, { region, allowedAccountIds });
    // without a region the provider would take one from the environment of its call
    const there = region ?? this.settings.region;
    return new AwsProvider(this, `aws-${alias}`, { ...this.settings, ...changes, region: there, alias });
  }

  /** cdktf asks when it synthesizes, and when another stack reads this one's state. */
  override ensureBackendExists(): TerraformBackend {
    const made = this.node.findAll().find((one) => TerraformBackend.isBackend(one));
    return (made as TerraformBackend | undefined) ?? addBackend(this, { kind: "local" });
  }

  /** Tests of cdktf's ask for this alone. */
  override toTerraform(): object {
    this.ensureBackendExists();
    return super.toTerraform();
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return this.names.claim(element, terraformName(element, this));
  }
}

/** Terraform's names. */
const aliasProblems = (alias: string): string[] =>
  /^[a-zA-Z_][\w-]*$/.test(alias)
    ? []
    : [
        `alias is ${show(alias)}; allowed: letters, digits, hyphens and underscores, beginning with a letter or an underscore.`,
      ];

/** One that cdktf takes, whatever it is made from: what is wrong is told after. */
const nameOf = (props: Partial<HanokStackProps> | undefined): string =>
  `${props?.architecture}-${props?.environment}`.replace(/\s+/g, "-");

function checked(stack: HanokStack, props: HanokStackProps): void {
  const { provider: further, backend, ...inputs } = props ?? {};
  const provider = further ?? {};
  // whatever else is given is told, too
  const given = { ...inputs, backend: typeof backend === "function" ? undefined : backend };
  stackContract.read(stack, props && given);
  const own = Object.entries(OWN).filter(([name]) => Object.keys(provider).includes(name));
  const problems = [
    ...own.map(([name, said]) => `provider.${name} is given; allowed: ${said} of the stack.`),
    ...providerProblems(provider),
  ];
  if (problems.length > 0) throw new t.InputError(stack.node.path, problems);
}

const providerProblems = (given: unknown): string[] =>
  isRecord(given)
    ? unknownArguments(AwsProvider, "provider", given)
    : [`provider is ${show(given)}; allowed: an object with arguments of the provider's.`];
