/** Messages show texts as they were written. */
import * as x from "../../../src/core/expressions";

const hcl = (value: x.In<string>) => JSON.parse(JSON.stringify(x.tf(value)));
const names = x.raw<string[]>("var.names");

it("keeps what jsonencode escapes", () => {
  expect(x.tf(x.jsonEncode(["a<b", "c&d"]))).toBe('["a\\u003cb","c\\u0026d"]');
  expect(x.tf(x.shownTexts(["a<b", "c&d"]))).toBe('"a<b", "c&d"');
  expect(x.tf(x.shownList(["a<b", "c&d"]))).toBe('["a<b", "c&d"]');
  expect(x.tf(x.shownText("a<b"))).toBe('"a<b"');
});

it("shows that there is none", () => {
  expect(x.tf(x.shownList([]))).toBe("[]");
});

it("shows numbers without quotation marks", () => {
  expect(x.tf(x.shownNumbers([80, 443]))).toBe("80, 443");
});

it("is joined where Terraform computes it", () => {
  expect(hcl(x.shownTexts(names))).toBe('"${join("\\", \\"", var.names)}"');
  expect(hcl(x.shownList(names))).toBe('[${join(", ", [for text in var.names : "\\"${text}\\""])}]');
  expect(hcl(x.shownNumbers(x.raw<number[]>("var.ports")))).toBe('${join(", ", var.ports)}');
});
