/** The contract of the ECR repository. */
import * as t from "../../core/contract";
import { ecrRepositoryInputs } from "./ecr-repository.inputs";

export const ecrRepositoryContract = t.contract({
  name: "ECR repository",
  inputs: ecrRepositoryInputs,
  example: { name: "shop/api" },
});
