/** Whether an ARN as a policy writes it, with `*` and `?`, can be one of a format of the Service Authorization Reference. */

/** Variables of formats whose values have no slash though others follow them: a bucket's name is no object's. */
const WITHOUT_SLASH = /^(BucketName|TableName|ClusterName|ApplicationName|VaultName)$/;

/** A place in a pattern: a letter, one of any, or any number of those that are allowed. */
type Part = { readonly letter: string } | { readonly any: RegExp; readonly many: boolean };

const ANY = /[\s\S]/;

const partsOfPolicy = (text: string): Part[] =>
  [...text.replaceAll(/\$\{[^}]*\}/g, "*")].map((letter) =>
    letter === "*" || letter === "?" ? { any: ANY, many: letter === "*" } : { letter },
  );

const partsOfFormat = (text: string): Part[] =>
  [...text.matchAll(/\$\{(\w+)\}|[\s\S]/g)].flatMap(([whole, name]): Part[] => {
    if (name === undefined) return [whole === "*" ? { any: ANY, many: true } : { letter: whole }];
    // AWS's own documents and parameters have no account, buckets no region
    if (name === "Account" || name === "Region") return [{ any: /[^:]/, many: true }];
    const any = WITHOUT_SLASH.test(name) ? /[^/:]/ : /[^:]/;
    return [
      { any, many: false },
      { any, many: true },
    ];
  });

const fits = (one: Part, other: Part): boolean => {
  if ("letter" in one) return "letter" in other ? one.letter === other.letter : other.any.test(one.letter);
  return "letter" in other ? one.any.test(other.letter) : true;
};

const isMany = (part: Part | undefined): boolean => part !== undefined && "many" in part && part.many;

/** Whether some text is of both patterns. */
function meet(one: readonly Part[], other: readonly Part[]): boolean {
  const seen = new Map<string, boolean>();
  const from = (i: number, j: number): boolean => {
    const key = `${i} ${j}`;
    const known = seen.get(key);
    if (known !== undefined) return known;
    seen.set(key, false);
    const found = step(i, j);
    seen.set(key, found);
    return found;
  };
  const step = (i: number, j: number): boolean => {
    const [here, there] = [one[i], other[j]];
    if (here === undefined && there === undefined) return true;
    if (isMany(here) && from(i + 1, j)) return true;
    if (isMany(there) && from(i, j + 1)) return true;
    if (here === undefined || there === undefined || !fits(here, there)) return false;
    return from(isMany(here) ? i : i + 1, isMany(there) ? j : j + 1);
  };
  return from(0, 0);
}

export const canBe = (arn: string, format: string): boolean =>
  meet(partsOfPolicy(arn), partsOfFormat(format));
