/** The block `access/roles`. */
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../core/module/block";
import { forEach, type Instances, type Optional, optional } from "../../core/resources";
import { exception } from "../../core/stack/exception";
import { local } from "../../core/stack/local";
import { isModule } from "../../core/stack/module-context";
import { namedTags, nameTag } from "../../network/tags";
import type { AccessRolesProps, AccessRolesResources } from "./access-roles.props";
import { boundary, boundaryPolicy } from "./boundary";
import { furtherPolicies, inline, shellPolicies } from "./inline";
import { operatingPolicy, policies, readingPolicy } from "./policies";
import { type AccessRoleReferenceValue, accessRoleReference } from "./reference";
import { type AccessRole, hasOperators, isOperator, roles } from "./roles";
import { accountOf, scoped } from "./scope";
import { trust, trustPolicies } from "./trust";

const contract = t.contract({
  name: "access roles",
  concerns: [scoped, roles, boundary, policies, trust, inline],
  example: {
    name: "shop",
    scope: { Environment: ["prod"] },
    regions: ["ap-northeast-2"],
    roles: { developer: { kind: "developer", principals: ["123456789012"] } },
  },
});

/**
 * Roles for people: developers and operators, within a boundary that keeps them from rights, records and networks.
 *
 *     new AccessRoles(this, "people", {
 *       name: "shop-prod",
 *       scope: { Environment: ["prod"] },
 *       regions: ["ap-northeast-2"],
 *       roles: {
 *         developer: { kind: "developer", permissionSets: ["Developers"] },
 *         operator: { kind: "operator", principals: ["123456789012"] },
 *       },
 *     });
 */
export class AccessRoles<Role extends string = string> extends Block<
  typeof contract.inputs,
  AccessRolesResources
> {
  /** The roles by their names in `roles`. */
  readonly refs: t.Reference<t.ByName<Role, AccessRoleReferenceValue>>;
  protected readonly results: Outputs;

  constructor(scope: Construct, id: string, props: AccessRolesProps<Role>) {
    super(scope, id, contract, props);
    const { inputs, preconditions } = this;
    // a module's role is not planned where nobody can be asked for the account
    const [first, later] = isModule(this) ? [preconditions, []] : [[], preconditions];
    const account = accountOf(this, first);
    const boundary = this.boundary();
    const boundaryArn = x.orElse(inputs.permissionsBoundary, () => boundary.present("arn"));
    const roles = this.people(trustPolicies(this, inputs, account), boundaryArn, later);
    const reading = this.policy("reading", readingPolicy(this, inputs, account), true);
    exception(reading.resource, {
      check: "CKV_AWS_355",
      why: "Descriptions of the account's resources, without which consoles show none; they change nothing and hold no contents of buckets, tables, secrets or logs.",
      turnOn: "Nothing does; a `permissions_boundary` of your own bounds the roles",
    });
    const operating = this.policy("operating", operatingPolicy(this, inputs, account), hasOperators(inputs));
    this.attach("reading", roles, reading, () => true);
    this.attach("operating", roles, operating, isOperator);
    this.inline("shells", roles, shellPolicies(this, inputs, account));
    this.inline("further", roles, furtherPolicies(this, inputs));

    const refs = this.references(roles);
    this.refs = t.reference(this, "refs", t.mapOf(accessRoleReference), refs);
    this.results = {
      roles: { value: refs, description: "The roles as others take them: name, ARN and kind, by name." },
      role_arns: { value: roles.attribute("arn"), description: "ARNs of the roles, by name." },
      boundary_arn: {
        value: boundaryArn,
        description: "The permissions boundary of the roles, for `permissions_boundary` of other roles too.",
      },
      reading_policy: {
        value: reading.attribute("name"),
        description: "The policy of all roles, for a permission set's customer managed policies.",
      },
      operating_policy: {
        value: operating.attribute("name"),
        description: "The policy of operators beside it; null without operators.",
      },
    };
  }

  private get roles(): Expr<Record<string, AccessRole>> {
    return this.inputs.roles;
  }

  private boundary(): Optional<IamPolicy> {
    const { inputs } = this;
    const made = optional(
      this,
      IamPolicy,
      "iam_policy_boundary",
      x.isNull(inputs.permissionsBoundary),
      () => ({
        name: x.str`${inputs.name}-boundary`,
        path: inputs.path,
        description: x.str`What no role of ${inputs.name} may do.`,
        policy: boundaryPolicy(this, inputs),
        tags: nameTag(inputs, x.str`${inputs.name}-boundary`),
      }),
    );
    exception(made.resource, {
      check: ["CKV_AWS_62", "CKV_AWS_63", "CKV_AWS_355"],
      why: "A permissions boundary grants nothing: it is the most that other policies may, and what it denies is denied whatever they say (IAM User Guide: Permissions boundaries for IAM entities).",
      turnOn: "`permissions_boundary` with one of your own",
    });
    return made;
  }

  private people(
    trust: Expr<Record<string, string>>,
    boundaryArn: Expr<string>,
    preconditions: t.Precondition[],
  ): Instances<unknown, IamRole> {
    const { inputs } = this;
    const plans = x.mapFrom(this.roles, ["key", "role"], (key, role) =>
      x.object({
        name: x.str`${inputs.name}-${key}`,
        description: x.orElse(role.description, () => x.str`People: ${role.kind} of ${inputs.name}.`),
        trust: x.get(trust, key),
        seconds: x.mul(role.maxSessionHours, 3600),
        tags: namedTags(inputs, x.str`${inputs.name}-${key}`),
      }),
    );
    return forEach(this, IamRole, "iam_role", local(this, "people", plans), ({ value }) => ({
      name: value.name,
      path: inputs.path,
      description: value.description,
      assumeRolePolicy: value.trust,
      maxSessionDuration: value.seconds,
      permissionsBoundary: boundaryArn,
      tags: value.tags,
      preconditions,
    }));
  }

  /** A policy of the block, which people of a permission set can have too. */
  private policy(kind: string, document: Expr<string>, condition: Expr<boolean> | true): Optional<IamPolicy> {
    const { inputs } = this;
    return optional(this, IamPolicy, `iam_policy_${kind}`, condition, () => ({
      name: x.str`${inputs.name}-${kind}`,
      path: inputs.path,
      policy: document,
      tags: nameTag(inputs, x.str`${inputs.name}-${kind}`),
    }));
  }

  private attach(
    kind: string,
    roles: Instances<unknown, IamRole>,
    policy: Optional<IamPolicy>,
    condition: (role: Expr<AccessRole>) => Expr<boolean> | true,
  ): void {
    const names = x.mapFrom(this.roles, ["name", "role"], (name, role) => ({
      key: name,
      value: roles.at(name, "name"),
      when: condition(role),
    }));
    forEach(this, IamRolePolicyAttachment, `iam_role_policy_attachment_${kind}`, names, ({ value }) => ({
      role: value,
      policyArn: policy.present("arn"),
    }));
  }

  private inline(
    name: string,
    roles: Instances<unknown, IamRole>,
    policies: Expr<Record<string, string>>,
  ): void {
    forEach(this, IamRolePolicy, `iam_role_policy_${name}`, policies, ({ key, value }) => ({
      name,
      role: roles.at(key, "id"),
      policy: value,
    }));
  }

  private references(roles: Instances<unknown, IamRole>): Expr<Record<string, AccessRoleReferenceValue>> {
    return x.mapFrom(this.roles, ["name", "role"], (name, { kind }) =>
      x.object<AccessRoleReferenceValue>({
        name: roles.at(name, "name"),
        arn: roles.at(name, "arn"),
        kind,
      }),
    );
  }
}

export const accessRolesBlock = defineBlock(__filename, { construct: AccessRoles, contract });
