/** The contract of the ECR repository. */
import { contract } from "../../core/contract";
import { ecrRepositoryInputs } from "./ecr-repository.inputs";

export const ecrRepositoryContract = contract({
  name: "ECR repository",
  inputs: ecrRepositoryInputs,
  example: { name: "shop/api" },
});
