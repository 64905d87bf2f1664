/** What an image is made with: a document of one's own, or a component that is there. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

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
    .rule({
      // AWS counts bytes; of ASCII both are the same
      test: (document) => x.and(x.ge(x.textLength(document), 1), x.le(x.textLength(document), 16000)),
      got: (document) => x.str`a document of ${x.textLength(document)} characters`,
      allowed: "1 to 16000 characters",
      refused: ["", `schemaVersion: 1.0\nphases: ${"x".repeat(16000)}`],
    })
    .rule({
      test: (document) =>
        x.and(
          x.matches("(^|\\n)schemaVersion: *['\"]?1\\.0", document),
          x.matches("(^|\\n)phases:", document),
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
    .default({}),
});

export type ImageComponent = t.Infer<typeof componentShape>;
type ComponentOf = Expr<ImageComponent>;

const given = ({ document, arn, managed }: ComponentOf): Expr<number> =>
  x.length(
    x.listEach(x.items([x.isSet(document), x.isSet(arn), x.isSet(managed)]), ["given"], (each) => ({
      value: each,
      when: each,
    })),
  );

const oneKind: t.Rule<ImageComponent> = {
  test: (component: ComponentOf) => x.eq(given(component), 1),
  got: (component: ComponentOf) => x.str`${given(component)} of document, arn and managed`,
  allowed: "exactly one of document, arn and managed",
  refused: [{}, { document: DOCUMENT, managed: "update-linux" }],
};

const describedDocument: t.Rule<ImageComponent> = {
  test: ({ description, document }: ComponentOf) => x.or(x.isNull(description), x.isSet(document)),
  got: ({ description }: ComponentOf) => x.str`a description ${x.jsonEncode(description)} without a document`,
  allowed: "a description with a document only",
  refused: [{ managed: "update-linux", description: "Updates" }],
};

export const imageComponent = componentShape
  .rules(oneKind, describedDocument)
  .describe("One step of the build, and its tests.")
  .example({ managed: "update-linux" });
