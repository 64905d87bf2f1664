/** One resource of a state, as `terraform show -json` prints it. */
export interface Resource {
  readonly address: string;
  readonly mode: "managed";
  readonly type: string;
  readonly name: string;
  readonly provider_name: string;
  readonly schema_version: number;
  readonly values: Readonly<Record<string, unknown>>;
}

export const resource = (type: string, name: string, values: Resource["values"]): Resource => ({
  address: `${type}.${name}`,
  mode: "managed",
  type,
  name,
  provider_name: "registry.terraform.io/hashicorp/aws",
  schema_version: 1,
  values: { id: `${type}-${name}`, tags: {}, tags_all: {}, ...values },
});
