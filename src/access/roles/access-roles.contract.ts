/** The contract of people's roles: the inputs, and the least that is accepted. */
import * as t from "../../core/contract";
import { policySizes } from "./access-roles.computed-rules";
import { accessRolesInputs } from "./access-roles.inputs";

export const accessRolesContract = t.contract({
  name: "access roles",
  inputs: accessRolesInputs,
  computedRules: policySizes,
  example: {
    name: "shop",
    scope: { Environment: ["prod"] },
    regions: ["ap-northeast-2"],
    roles: { developer: { kind: "developer", principals: ["123456789012"] } },
  },
});
