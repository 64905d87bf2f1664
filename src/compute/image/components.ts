/** What an image is made with: a document of one's own, or a component that is there. */
import { ImagebuilderComponent } from "@cdktf/provider-aws/lib/imagebuilder-component";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { namedTags, type Tags } from "../../network/tags";
import type { Named } from "../server/common";

const DOCUMENT = `name: nginx
schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: install
        action: ExecuteBash
        inputs:
          commands: ["dnf install -y nginx"]
`;

const componentShape = t.shape("ImageComponent", {
  document: t
    .text()
    .describe(
      "A component document in YAML (Image Builder User Guide: Use the AWSTOE component document framework). A change makes a new version.",
    )
    // AWS counts bytes; of ASCII both are the same
    .length({ min: 1, max: 16000 })
    .rule({
      test: (document) =>
        x.and(
          // keys in quotation marks are what Terraform's yamlencode writes
          x.matches("(^|\\n)['\"]?schemaVersion['\"]?: *['\"]?1\\.0", document),
          x.matches("(^|\\n)['\"]?phases['\"]?:", document),
        ),
      got: () => "a document without one of the two",
      allowed: "a document with schemaVersion: 1.0 and phases",
      refused: [
        "dnf install -y nginx",
        "schemaVersion: 1.0\nname: nginx\n",
        "phases: []\n",
        "schemaVersion: 2.0\nphases: []\n",
      ],
    })
    .example(DOCUMENT)
    .optional(),
  arn: t
    .pattern(
      "arn:aws(-[a-z]+)*:imagebuilder:[a-z0-9-]+:([0-9]{12}|aws):component/[a-z0-9_-]+/([0-9]+|x)\\.([0-9]+|x)\\.([0-9]+|x)(/[0-9]+)?",
      "the ARN of a component with its version",
      "arn:aws:imagebuilder:ap-northeast-2:123456789012:component/agent/1.0.0/1",
      [
        "agent",
        "arn:aws:imagebuilder:ap-northeast-2:123456789012:component/agent",
        "arn:aws:imagebuilder:ap-northeast-2:123456789012:image/agent/1.0.0/1",
      ],
    )
    .describe("A component that is there: of this account or one that shares it.")
    .optional(),
  managed: t
    .pattern("[a-z0-9][a-z0-9-]{1,126}", "the name of a component of Amazon's", "update-linux", [
      "",
      "Update Linux",
      "update_linux/x.x.x",
    ])
    .describe("A component of Amazon's by its name, such as update-linux or stig-build-linux-high.")
    .optional(),
  managedVersion: t
    .pattern("([0-9]+|x)\\.([0-9]+|x)\\.([0-9]+|x)", "a version, x for the newest", "x.x.x", [
      "1.0",
      "latest",
      "1.0.x.x",
      "",
    ])
    .describe("The version of Amazon's component; x.x.x: the newest.")
    .default("x.x.x"),
  description: t.text().describe("What the component does; of a document of one's own.").optional(),
  parameters: t
    .mapOf(t.text(), "value")
    .describe("Values of the component's parameters, by name.")
    .untold()
    .default({}),
});

type ImageComponent = t.Infer<typeof componentShape>;

type ComponentOf = Expr<ImageComponent>;

const given = ({ document, arn, managed }: ComponentOf): Expr<number> =>
  x.countTrue(x.isSet(document), x.isSet(arn), x.isSet(managed));

const oneKind: t.Rule<ImageComponent> = {
  test: (component) => x.eq(given(component), 1),
  got: (component) => x.str`${given(component)} of document, arn and managed`,
  allowed: "exactly one of document, arn and managed",
  refused: [{}, { document: DOCUMENT, managed: "update-linux" }],
};

const describedDocument: t.Rule<ImageComponent> = {
  test: ({ description, document }) => x.or(x.isNull(description), x.isSet(document)),
  got: ({ description }) => x.str`a description ${x.jsonEncode(description)} without a document`,
  allowed: "a description with a document only",
  refused: [{ managed: "update-linux", description: "Updates" }],
};

const componentType = componentShape
  .rules(oneKind, describedDocument)
  .describe("One step of the build, and its tests.")
  .example({ managed: "update-linux" });

const inputs = {
  baseVersion: t
    .pattern("(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})", 'two numbers with a dot, such as "1.0"', "1.0", [
      "1",
      "1.0.0",
      "v1.0",
      "01.0",
      "",
    ])
    .describe(
      "The first two numbers of the recipe's and the documents' versions. The third one follows from their content, since Image Builder changes nothing of a version.",
    )
    .default("1.0"),
  components: t
    .keyed(componentType, "component")
    .describe("What is done to it, by names of your choice.")
    .length({ min: 1, max: 20 }),
  order: t
    .listOf(t.keyName(), "component")
    .describe("The components' order, all of them by name. Default: by name, a before b.")
    .optional()
    .example(["sample"]),
};

type ComponentInputs = t.InputsOf<typeof inputs>;

const isWhole = (
  order: Expr<readonly string[]>,
  named: Expr<Record<string, ImageComponent>>,
): Expr<boolean> =>
  x.and(
    x.isDistinct(order),
    x.eq(x.length(order), x.length(named)),
    x.isEmpty(x.itemsWhere(order, "key", (key) => x.not(x.hasKey(named, key)))),
  );

export const components = t.concern({
  inputs,
  rules: [
    {
      on: "order",
      test: ({ order, components }) => x.isNullOr(order, (given) => isWhole(given, components)),
      message: ({ order, components }) =>
        x.str`order is ${x.jsonEncode(order)}; allowed: every one of ${x.shownTexts(x.keys(components))}, the components, once.`,
      refused: [
        { order: [] },
        { order: ["update", "web"] },
        { order: ["web"] },
        { order: ["update", "update"] },
      ],
    },
  ],
});

/**
 * Image Builder changes nothing of a version of a component or a recipe, and has a name and a version once. So the third
 * number follows from the content: another content is another version, which is made before the old one goes.
 */
interface DocumentPlan {
  readonly name: string;
  readonly version: string;
  readonly document: string;
  readonly description: string | null;
  readonly tags: Tags;
}

interface ComponentStep {
  readonly arn: string;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
}

export interface Components {
  /** In their order, as the recipe takes them. */
  readonly steps: Expr<ComponentStep[]>;
  /** What the recipe's version follows from. */
  readonly identities: Expr<unknown[]>;
  readonly own: Instances<unknown, ImagebuilderComponent>;
}

export function imageComponents(
  scope: Construct,
  inputs: ComponentInputs & Named,
  amazon: Expr<string>,
): Components {
  const plans = local(scope, "documents", documents(inputs));
  const own = forEach(scope, ImagebuilderComponent, "imagebuilder_component", plans, ({ value }) => ({
    name: value.name,
    version: value.version,
    platform: "Linux",
    data: value.document,
    description: value.description,
    tags: value.tags,
    lifecycle: { createBeforeDestroy: true },
  }));
  const elsewhere = local(scope, "components_elsewhere", elsewhereArns(inputs, amazon));
  const arns = local(
    scope,
    "component_arns",
    x.merge(
      elsewhere,
      x.mapFrom(plans, ["key", "document"], (key) => own.at(key, "arn")),
    ),
  );
  const identities = local(scope, "component_identities", identitiesOf(inputs, plans));
  const order = local(scope, "component_order", orderOf(inputs));
  return {
    own,
    steps: x.listEach(order, ["key"], (key) =>
      x.object({ arn: x.get(arns, key), parameters: parametersOf(inputs, key) }),
    ),
    identities: x.listEach(order, ["key"], (key) =>
      x.object({
        id: x.get(identities, key),
        parameters: x.get(inputs.components, key).parameters,
      }),
    ),
  };
}

const documents = (inputs: ComponentInputs & Named): Expr<Record<string, DocumentPlan>> =>
  x.mapFrom(inputs.components, ["key", "component"], (key, { document, description }) => ({
    key,
    value: () =>
      x.object({
        name: x.str`${inputs.name}-${key}`,
        version: x.str`${inputs.baseVersion}.${x.digestNumber(x.jsonEncode([document, description]))}`,
        document: x.nonNull(document),
        description,
        tags: namedTags(inputs, x.str`${inputs.name}-${key}`),
      }),
    when: x.isSet(document),
  }));

/** Those that are there: given by ARN, or Amazon's. */
const elsewhereArns = (inputs: ComponentInputs & Named, amazon: Expr<string>): Expr<Record<string, string>> =>
  x.mapFrom(inputs.components, ["key", "component"], (key, { document, arn, managed, managedVersion }) => ({
    key,
    value: () =>
      x.when(
        x.isSet(arn),
        () => x.nonNull(arn),
        () => x.str`${amazon}:component/${managed}/${managedVersion}`,
      ),
    when: x.isNull(document),
  }));

/** Known while planning, which an ARN is not. */
const identitiesOf = (
  inputs: ComponentInputs & Named,
  plans: Expr<Record<string, DocumentPlan>>,
): Expr<Record<string, string>> =>
  x.mapFrom(inputs.components, ["key", "component"], (key, { document, arn, managed, managedVersion }) =>
    x.when(
      x.isSet(document),
      () => x.get(plans, key).version,
      () =>
        x.when(
          x.isSet(arn),
          () => x.nonNull(arn),
          () => x.str`${managed}/${managedVersion}`,
        ),
    ),
  );

const orderOf = ({ order, components: named }: ComponentInputs): Expr<readonly string[]> =>
  x.orElse(order, () => x.keys(named));

const parametersOf = (inputs: ComponentInputs & Named, key: Expr<string>) =>
  x.listFrom(x.get(inputs.components, key).parameters, ["name", "value"], (name, value) => ({
    value: x.object({ name, value }),
  }));
