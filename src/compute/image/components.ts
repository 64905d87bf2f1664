/**
 * Components and their versions. Image Builder changes nothing of a version of a component or a recipe, and has a name
 * and a version once. So the third number follows from the content: another content is another version, which is made
 * before the old one goes.
 */
import { ImagebuilderComponent } from "@cdktf/provider-aws/lib/imagebuilder-component";
import type { Construct } from "constructs";
import {
  digestNumber,
  type Expr,
  get,
  isNull,
  isSet,
  jsonEncode,
  keys,
  listEach,
  listFrom,
  mapFrom,
  merge,
  object,
  str,
  tf,
  when,
} from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { namedTags, type Tags } from "../../network/tags";
import type { ImageComponent } from "./component.contract";
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

const all = (inputs: ImageInputs) => inputs.components as unknown as Expr<Record<string, ImageComponent>>;

export function components(scope: Construct, inputs: ImageInputs, amazon: Expr<string>): Components {
  const plans = local(scope, "documents", documents(inputs));
  const own = forEach(plans, ({ meta, value }) => {
    return new ImagebuilderComponent(scope, "imagebuilder_component", {
      ...meta,
      name: tf(value.name),
      version: tf(value.version),
      platform: "Linux",
      data: tf(value.document),
      description: tf(value.description),
      tags: tf(value.tags),
      lifecycle: { createBeforeDestroy: true },
    });
  });
  const elsewhere = local(scope, "components_elsewhere", elsewhereArns(inputs, amazon));
  const arns = local(
    scope,
    "component_arns",
    merge<string>(
      elsewhere,
      mapFrom<DocumentPlan, string>(plans, ["key", "document"], (key) => ({
        key,
        value: own.at(key, "arn"),
      })),
    ),
  );
  const identities = local(scope, "component_identities", identitiesOf(inputs, plans));
  const order = local(scope, "component_order", orderOf(inputs));
  return {
    own,
    steps: listEach<string, ComponentStep>(order, ["key"], (key) => ({
      value: object<ComponentStep>({ arn: get(arns, key), parameters: parametersOf(inputs, key) }),
    })),
    identities: listEach<string, unknown>(order, ["key"], (key) => ({
      value: object<{ id: string; parameters: unknown }>({
        id: get(identities, key),
        parameters: get(all(inputs), key).parameters,
      }),
    })),
  };
}

const documents = (inputs: ImageInputs): Expr<Record<string, DocumentPlan>> =>
  mapFrom<ImageComponent, DocumentPlan>(
    all(inputs),
    ["key", "component"],
    (key, { document, description }) => ({
      key,
      value: () =>
        object<DocumentPlan>({
          name: str`${inputs.name}-${key}`,
          version: str`${inputs.baseVersion}.${digestNumber(jsonEncode([document, description]))}`,
          document: document as Expr<string>,
          description,
          tags: namedTags(inputs, str`${inputs.name}-${key}`),
        }),
      when: isSet(document),
    }),
  );

/** Those that are there: given by ARN, or Amazon's. */
const elsewhereArns = (inputs: ImageInputs, amazon: Expr<string>): Expr<Record<string, string>> =>
  mapFrom<ImageComponent, string>(
    all(inputs),
    ["key", "component"],
    (key, { document, arn, managed, managedVersion }) => ({
      key,
      value: () =>
        when<string>(
          isSet(arn),
          () => arn as Expr<string>,
          () => str`${amazon}:component/${managed}/${managedVersion}`,
        ),
      when: isNull(document),
    }),
  );

/** Known while planning, which an ARN is not. */
const identitiesOf = (
  inputs: ImageInputs,
  plans: Expr<Record<string, DocumentPlan>>,
): Expr<Record<string, string>> =>
  mapFrom<ImageComponent, string>(
    all(inputs),
    ["key", "component"],
    (key, { document, arn, managed, managedVersion }) => ({
      key,
      value: when<string>(
        isSet(document),
        () => get(plans, key).version,
        () =>
          when<string>(
            isSet(arn),
            () => arn as Expr<string>,
            () => str`${managed}/${managedVersion}`,
          ),
      ),
    }),
  );

const orderOf = ({ order, components: named }: ImageInputs): Expr<readonly string[]> =>
  when<readonly string[]>(
    isNull(order),
    () => keys(named),
    () => order as Expr<readonly string[]>,
  );

const parametersOf = (inputs: ImageInputs, key: Expr<string>) =>
  listFrom<string, { name: string; value: string }>(
    get(all(inputs), key).parameters,
    ["name", "value"],
    (name, value) => ({ value: object({ name, value }) }),
  );
