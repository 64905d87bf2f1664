/** The block `compute/app-runner`. */
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../core/module/block";
import { declareCatalogue } from "../../endpoints/services";
import type { AppRunnerProps, AppRunnerResources } from "./app-runner.props";
import { customDomains, domainRecords, domains } from "./domains";
import { calledServices, egress } from "./egress";
import { environment } from "./environment";
import { ingress, privateIngress } from "./ingress";
import { type AppRunnerReferenceValue, appRunnerReference } from "./reference";
import { appRunnerName } from "./reference-names";
import { accessRole, instanceRole, roles } from "./roles";
import { appRunnerService, scalingArn, service } from "./service";
import { size, type TypedAppRunnerProps } from "./size";
import { source } from "./source";

const name = t.concern({
  inputs: { name: appRunnerName(32).describe("The service's name, and its scaling configuration's.") },
});
const tags = t.concern({ inputs: { tags: t.tags() } });

const contract = t.contract({
  name: "App Runner service",
  concerns: [name, source, environment, size, egress, roles, service, ingress, domains, tags],
  example: {
    name: "shop-api",
    image: { identifier: "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/shop/api:1.4.0" },
  },
});

/**
 * A service on App Runner: an image or a repository in, an HTTPS address out. It takes no new customers since 2026-04-30;
 * `ecsServiceInputs` (ecs-service-inputs.ts) describes the same service for `EcsService`.
 *
 *     new AppRunner(this, "api", {
 *       name: "shop-api",
 *       image: { identifier: "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/shop/api:1.4.0" },
 *       cpu: 1024,
 *       memory: 2048,
 *       connector: connector.ref,
 *       calls: { internet: true },
 *     });
 */
export class AppRunner<
  const C extends AppRunnerProps["cpu"] = undefined,
  const M extends AppRunnerProps["memory"] = undefined,
> extends Block<typeof contract.inputs, AppRunnerResources> {
  /** The service as alarms and dashboards take it. */
  readonly ref: t.Reference<AppRunnerReferenceValue>;
  protected readonly results: Outputs;

  constructor(scope: Construct, id: string, props: TypedAppRunnerProps<C, M>) {
    super(scope, id, contract, props);
    const { inputs, preconditions } = this;
    declareCatalogue(this);
    const access = accessRole(this, inputs);
    const instance = instanceRole(this, inputs);
    const scaling = scalingArn(this, inputs);
    const made = appRunnerService(this, { inputs, access, instance, scalingArn: scaling, preconditions });
    const connection = privateIngress(this, inputs, made);
    const associations = customDomains(this, inputs, made);
    const ref = x.object<AppRunnerReferenceValue>({
      arn: x.attribute(made, "arn"),
      name: inputs.name,
      serviceUrl: x.when(
        x.eq(inputs.ingress, "private"),
        () => connection.present("domainName"),
        () => x.attribute(made, "serviceUrl"),
      ),
      instanceRoleArn: x.nonNull(instance.arn),
      instanceRoleName: instance.role.attribute("name"),
      accessRoleArn: access.arn,
      scalingArn: scaling,
    });
    this.ref = t.reference(this, "ref", appRunnerReference, ref);
    this.results = {
      service: { value: ref, description: "The service: ARN, name, domain name, roles, scaling." },
      service_arn: { value: ref.arn, description: "The service's ARN." },
      service_url: {
        value: ref.serviceUrl,
        description:
          "The service's own domain name, for HTTPS; with private ingress the VPC's clients' name.",
      },
      domain_records: {
        value: domainRecords(associations),
        description: "By domain: where its name has to lead, and the records that validate its certificate.",
      },
      called_services: {
        value: calledServices(this, inputs),
        description:
          "AWS services that the application calls, by `calls` and by `statements`: their endpoints.",
      },
    };
  }

  /** The service's ARN. */
  get serviceArn(): string {
    return this.ref.arn;
  }

  /** The service's own domain name. */
  get serviceUrl(): string {
    return this.ref.serviceUrl;
  }
}

export const appRunnerBlock = defineBlock(__filename, { construct: AppRunner, contract });
