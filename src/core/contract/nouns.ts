/** The nouns of messages: what a list or a map has, one and several. */

/** `tag group` of a `target_group` */
export const nounOf = ({ elementName = "item" }: { readonly elementName?: string }): string =>
  elementName.replaceAll("_", " ");

/** `ports`, `priorities`, `addresses`, `prefixes` */
export const plural = (noun: string): string =>
  /(s|x|[cs]h)$/.test(noun) ? `${noun}es` : `${noun.replace(/(?<![aeiou])y$/, "ie")}s`;
