/** Quoting: strings in HCL code, and strings in Terraform's JSON syntax. */

/** Text inside a quoted HCL string or template. */
export function quoteInner(text: string): string {
  // most of what is quoted is a name or an address
  if (PLAIN.test(text)) return text;
  return text
    .replace(/[\\"]/g, (character) => `\\${character}`)
    .replace(/\n/g, "\\n")
    .replace(/\r/g, "\\r")
    .replace(/\t/g, "\\t")
    .replace(/\p{Cc}/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replace(/([$%])\{/g, "$1$1{");
}

const PLAIN = /^[\w ./:*-]*$/;

/** A literal `${` in a property of Terraform's JSON syntax would start a template. */
export function escapeTemplate(text: string): string {
  return text.replace(/([$%])\{/g, "$1$1{");
}
