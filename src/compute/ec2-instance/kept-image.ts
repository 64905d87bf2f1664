/**
 * The image that the server started from. The parameter's value changes whenever there is a newer image; a server must
 * not be replaced for that. So the first value is kept in the state, until the parameter or `image_refresh` changes.
 */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Memory } from "../../core/stack/memory";
import { imageId } from "../server/image";
import type { Ec2InstanceInputs } from "./ec2-instance.inputs";

export function keptImage(scope: Construct, inputs: Ec2InstanceInputs): Expr<string> {
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
    () => image.id as Expr<string>,
  );
}
