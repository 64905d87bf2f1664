/** Arguments that every resource has and a block has not, and what is written in their place. */

const EACH = "a loop of the program that makes a block each time, or the Terraform module, which takes it";
const INSIDE = (argument: string) => (resource: string) =>
  `of a resource inside, transform: { ${resource}: { ${argument}: … } }`;

const INSTEAD: Readonly<Record<string, (resource: string) => string>> = {
  count: () => EACH,
  forEach: () => EACH,
  dependsOn: INSIDE("dependsOn"),
  lifecycle: INSIDE("lifecycle"),
  provisioners: INSIDE("provisioners"),
  connection: INSIDE("connection"),
};

/** Of what is given beside the inputs, by the resources that a block may make. */
export const metaProblems = (props: object, [resource = "NAME"]: readonly string[] = []): string[] =>
  Object.entries(props).flatMap(([name, value]) => {
    const instead = Object.hasOwn(INSTEAD, name) && value !== undefined ? INSTEAD[name] : undefined;
    return instead ? [`${name} is an argument of resources; allowed: ${instead(resource)}.`] : [];
  });
