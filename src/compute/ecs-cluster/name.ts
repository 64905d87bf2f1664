/** The cluster's name and tags. */
import * as t from "../../core/contract";

export const naming = t.concern({
  inputs: {
    name: t.blockName().describe("The cluster's name, and the beginning of its capacity providers' names."),
    tags: t.tags(),
  },
});
