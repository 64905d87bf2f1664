/**
 * The image that the server started from. The parameter's value changes whenever there is a newer image; a server must
 * not be replaced for that. So the first value is kept in the state, until the parameter or `image_refresh` changes.
 */
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Memory } from "../../core/stack/memory";
import { image, imageId } from "../server/image";

const needs = [image] as const;

const inputs = {
  imageRefresh: t
    .pattern("[A-Za-z0-9._:/+=@-]{0,128}", "up to 128 ASCII letters, digits and . _ : / + = @ -", "2026-01", [
      "two words",
      "x".repeat(129),
      "a\nb",
    ])
    .describe(
      "Any text; a change replaces the server by one with the newest image of the parameter. Without, it stays with the image that it started from.",
    )
    .default(""),
};

type ImageInputs = t.InputsOf<typeof inputs, typeof needs>;

export const imageRefresh = t.concern({ needs, inputs });

export function keptImage(scope: Construct, inputs: ImageInputs): Expr<string> {
  const { image, imageRefresh } = inputs;
  const newest = imageId(scope, inputs);
  const isByParameter = x.isNull(image.id);
  if (x.isKnown(isByParameter) && x.knownValue(x.not(isByParameter))) return newest;
  const memory = new Memory(scope, "kept_image", {
    value: newest,
    forgetOn: x.jsonEncode([image.parameter, image.architecture, imageRefresh]),
  });
  return x.when(
    isByParameter,
    () => memory.output,
    () => x.nonNull(image.id),
  );
}
