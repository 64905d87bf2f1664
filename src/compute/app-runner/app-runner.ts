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
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, type Output } from "../../core/module/block";
import { declareCatalogue } from "../../endpoints/services";
import { appRunnerContract } from "./app-runner.contract";
import type { AppRunnerShape } from "./app-runner.inputs";
import type { AppRunnerReferenceValue } from "./app-runner-reference.contract";
import { customDomains, domainRecords } from "./domains";
import { calledServices } from "./egress-reach";
import { privateIngress } from "./ingress";
import type { TypedAppRunnerProps } from "./props";
import { accessRole, instanceRole } from "./roles";
import { appRunnerService, scalingArn } from "./service";

export class AppRunner extends Block<AppRunnerShape> {
  /** The service as alarms and dashboards take it. */
  readonly ref: Expr<AppRunnerReferenceValue>;
  private readonly results: Readonly<Record<string, Output>>;

  constructor(scope: Construct, id: string, props: TypedAppRunnerProps) {
    super(scope, id, appRunnerContract, props);
    const { inputs, preconditions } = this;
    declareCatalogue(this);
    const access = accessRole(this, inputs);
    const instance = instanceRole(this, inputs);
    const scaling = scalingArn(this, inputs);
    const service = appRunnerService(this, { inputs, access, instance, scalingArn: scaling, preconditions });
    const connection = privateIngress(this, inputs, service);
    const domains = customDomains(this, inputs, service);
    this.ref = x.object<AppRunnerReferenceValue>({
      arn: x.attribute(service, "arn"),
      name: inputs.name,
      serviceUrl: x.when(
        x.eq(inputs.ingress, "private"),
        () => connection.present("domainName"),
        () => x.attribute(service, "serviceUrl"),
      ),
      instanceRoleArn: instance.arn as Expr<string>,
      instanceRoleName: instance.role.attribute("name"),
      accessRoleArn: access.arn,
      scalingArn: scaling,
    });
    this.results = {
      service: { value: this.ref, description: "The service: ARN, name, domain name, roles, scaling." },
      service_arn: { value: this.ref.arn, description: "The service's ARN." },
      service_url: {
        value: this.ref.serviceUrl,
        description:
          "The service's own domain name, for HTTPS; with private ingress the VPC's clients' name.",
      },
      domain_records: {
        value: domainRecords(domains),
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
    return x.tfText(this.ref.arn);
  }

  /** The service's own domain name. */
  get serviceUrl(): string {
    return x.tfText(this.ref.serviceUrl);
  }

  outputs(): Readonly<Record<string, Output>> {
    return this.results;
  }
}
