/** The public API: every building block, and nothing that is ours alone. */
import { blocks } from "../src/blocks";
import * as api from "../src/index";

it("exports every building block's construct and the stack they live in", () => {
  const constructs = blocks.map(({ constructName }) => constructName);
  expect(Object.keys(api).sort()).toEqual(
    [...constructs, "HanokStack", "InputError", "ecsServiceInputs", "tf", "tfText"].sort(),
  );
});
