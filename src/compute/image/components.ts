/**
 * Components and their versions. Image Builder changes nothing of a version of a component or a recipe, and has a name
 * and a version once. So the third number follows from the content: another content is another version, which is made
 * before the old one goes.
 */
import { ImagebuilderComponent } from "@cdktf/provider-aws/lib/imagebuilder-component";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { namedTags, type Tags } from "../../network/tags";
import type { ImageInputs } from "./image.inputs";

interface DocumentPlan {
  readonly name: string;
  readonly version: string;
  readonly document: string;
  readonly description: string | null;
  readonly tags: Tags;
}

export interface ComponentStep {
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

const all = (inputs: ImageInputs) => inputs.components;

export function components(scope: Construct, inputs: ImageInputs, amazon: Expr<string>): Components {
  const plans = local(scope, "documents", documents(inputs));
  const own = forEach(plans, ({ meta, value }) => {
    return new ImagebuilderComponent(scope, "imagebuilder_component", {
      ...meta,
      name: x.tf(value.name),
      version: x.tf(value.version),
      platform: "Linux",
      data: x.tf(value.document),
      description: x.tf(value.description),
      tags: x.tf(value.tags),
      lifecycle: { createBeforeDestroy: true },
    });
  });
  const elsewhere = local(scope, "components_elsewhere", elsewhereArns(inputs, amazon));
  const arns = local(
    scope,
    "component_arns",
    x.merge(
      elsewhere,
      x.mapFrom(plans, ["key", "document"], (key) => ({
        key,
        value: own.at(key, "arn"),
      })),
    ),
  );
  const identities = local(scope, "component_identities", identitiesOf(inputs, plans));
  const order = local(scope, "component_order", orderOf(inputs));
  return {
    own,
    steps: x.listEach(order, ["key"], (key) => ({
      value: x.object<ComponentStep>({ arn: x.get(arns, key), parameters: parametersOf(inputs, key) }),
    })),
    identities: x.listEach(order, ["key"], (key) => ({
      value: x.object<{ id: string; parameters: unknown }>({
        id: x.get(identities, key),
        parameters: x.get(all(inputs), key).parameters,
      }),
    })),
  };
}

const documents = (inputs: ImageInputs): Expr<Record<string, DocumentPlan>> =>
  x.mapFrom(all(inputs), ["key", "component"], (key, { document, description }) => ({
    key,
    value: () =>
      x.object<DocumentPlan>({
        name: x.str`${inputs.name}-${key}`,
        version: x.str`${inputs.baseVersion}.${x.digestNumber(x.jsonEncode([document, description]))}`,
        document: document as Expr<string>,
        description,
        tags: namedTags(inputs, x.str`${inputs.name}-${key}`),
      }),
    when: x.isSet(document),
  }));

/** Those that are there: given by ARN, or Amazon's. */
const elsewhereArns = (inputs: ImageInputs, amazon: Expr<string>): Expr<Record<string, string>> =>
  x.mapFrom(all(inputs), ["key", "component"], (key, { document, arn, managed, managedVersion }) => ({
    key,
    value: () =>
      x.when(
        x.isSet(arn),
        () => arn as Expr<string>,
        () => x.str`${amazon}:component/${managed}/${managedVersion}`,
      ),
    when: x.isNull(document),
  }));

/** Known while planning, which an ARN is not. */
const identitiesOf = (
  inputs: ImageInputs,
  plans: Expr<Record<string, DocumentPlan>>,
): Expr<Record<string, string>> =>
  x.mapFrom(all(inputs), ["key", "component"], (key, { document, arn, managed, managedVersion }) => ({
    key,
    value: x.when(
      x.isSet(document),
      () => x.get(plans, key).version,
      () =>
        x.when(
          x.isSet(arn),
          () => arn as Expr<string>,
          () => x.str`${managed}/${managedVersion}`,
        ),
    ),
  }));

const orderOf = ({ order, components: named }: ImageInputs): Expr<readonly string[]> =>
  x.ifSet(
    order,
    (order) => order,
    () => x.keys(named),
  );

const parametersOf = (inputs: ImageInputs, key: Expr<string>) =>
  x.listFrom<string, { name: string; value: string }>(
    x.get(all(inputs), key).parameters,
    ["name", "value"],
    (name, value) => ({ value: x.object({ name, value }) }),
  );
