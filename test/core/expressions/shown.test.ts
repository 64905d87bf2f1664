/** Messages show texts as they were written. */
import * as x from "../../../src/core/expressions";

it("keeps what jsonencode escapes, and shows that there is none", () => {
  expect(x.tf(x.jsonEncode(["a<b", "c&d"]))).toBe('["a\\u003cb","c\\u0026d"]');
  expect(x.tf(x.shownTexts(["a<b", "c&d"]))).toBe('["a<b","c&d"]');
  expect(x.tf(x.shownTexts([]))).toBe("[]");
});

it("is a loop where Terraform computes it", () => {
  expect(JSON.parse(JSON.stringify(x.tf(x.shownTexts(x.raw<string[]>("var.names")))))).toBe(
    `[\${join(",", [for text in var.names : "\\"\${text}\\""])}]`,
  );
});
