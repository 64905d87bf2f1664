/** AWS Global Accelerator in front of an Application Load Balancer: two anycast addresses, lost with the accelerator. */
import { GlobalacceleratorAccelerator } from "@cdktf/provider-aws/lib/globalaccelerator-accelerator";
import { GlobalacceleratorEndpointGroup } from "@cdktf/provider-aws/lib/globalaccelerator-endpoint-group";
import { GlobalacceleratorListener } from "@cdktf/provider-aws/lib/globalaccelerator-listener";
import type { Construct } from "constructs";
import type * as t from "../../core/contract";
import type { Precondition } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { forEach, type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import { afterPolicy, type LogBucket } from "../elastic-load-balancing/access-logs";
import { type accessLogs, flowLogsPrefix } from "./access-logs";
import type { elasticIps } from "./addresses";
import { albArn, albPort, type applicationLoadBalancer } from "./application-load-balancer";
import type { listeners } from "./listeners";
import { isAccelerated, type topology } from "./topology";

type AcceleratorInputs = t.InputsOf<
  t.ShapeOf<
    [typeof topology, typeof elasticIps, typeof listeners, typeof accessLogs, typeof applicationLoadBalancer]
  >
>;

type Attribute = "arn" | "dnsName" | "hostedZoneId";

export interface Accelerator {
  /** An attribute of the accelerator that there is. */
  readonly attribute: (name: Attribute) => Expr<string>;
  /** Its addresses, `first` and `second`; empty where there is none. */
  readonly publicIps: Expr<Record<string, string>>;
}

interface AcceleratorArguments {
  readonly inputs: AcceleratorInputs;
  readonly logs: LogBucket;
  readonly preconditions: readonly Precondition[];
}

interface IpSet {
  readonly ipAddresses: readonly string[];
}

export function accelerator(scope: Construct, given: AcceleratorArguments): Accelerator {
  const { inputs } = given;
  const isWanted = isAccelerated(inputs);
  const { protectAddresses } = inputs;
  const kept = make(scope, "globalaccelerator_accelerator", given, x.and(isWanted, protectAddresses));
  const loose = make(
    scope,
    "globalaccelerator_accelerator_unprotected",
    given,
    x.and(isWanted, x.not(protectAddresses)),
  );
  const either = <T>(of: (made: Optional<GlobalacceleratorAccelerator>) => Expr<T>) =>
    x.when(
      protectAddresses,
      () => of(kept),
      () => of(loose),
    );
  const attribute = (name: Attribute) => either((made) => made.present(name));
  acceleratorListeners(scope, inputs, attribute("arn"));
  const ipSets = () => either((made) => x.nonNull(made.typed<readonly IpSet[]>("ipSets")));
  const places = x.mapping({ first: 0, second: 1 });
  return {
    attribute,
    publicIps: x.mapFrom(places, ["name", "position"], (name, position) => ({
      key: name,
      value: () => x.at(x.at(ipSets(), 0).ipAddresses, position),
      when: isWanted,
    })),
  };
}

/** Terraform takes no expression for prevent_destroy: so a protected and an unprotected one are two resources. */
function make(
  scope: Construct,
  id: "globalaccelerator_accelerator" | "globalaccelerator_accelerator_unprotected",
  { inputs, logs, preconditions }: AcceleratorArguments,
  condition: Expr<boolean>,
): Optional<GlobalacceleratorAccelerator> {
  const isProtected = id === "globalaccelerator_accelerator";
  const bucket = x.itemIf(x.ne(inputs.accessLogs.destination, "none"), logs.name);
  return optional(scope, GlobalacceleratorAccelerator, id, condition, () => ({
    name: inputs.name,
    enabled: true,
    ipAddressType: "IPV4",
    attributes: blocks(bucket, (name) => ({
      flowLogsEnabled: true,
      flowLogsS3Bucket: name,
      flowLogsS3Prefix: flowLogsPrefix(inputs),
    })),
    tags: nameTag(inputs, inputs.name),
    ...afterPolicy(logs),
    ...(isProtected ? { lifecycle: { preventDestroy: true } } : {}),
    preconditions,
  }));
}

/** A listener for each port, and behind it the Application Load Balancer, whose own checks decide on its health. */
function acceleratorListeners(
  scope: Construct,
  inputs: AcceleratorInputs,
  acceleratorArn: Expr<string>,
): void {
  const hasLoadBalancer = x.isSet(inputs.loadBalancer);
  const isPossible = x.isKnown(hasLoadBalancer) ? hasLoadBalancer : x.lift(true);
  const plans = local(
    scope,
    "accelerator_listeners",
    x.mapFrom(inputs.listeners, ["key", "listener"], (key, listener) => ({
      key,
      value: x.object({ port: listener.port, albPort: albPort(listener) }),
      when: x.and(isAccelerated(inputs), isPossible),
    })),
  );
  const all = forEach(
    scope,
    GlobalacceleratorListener,
    "globalaccelerator_listener",
    plans,
    ({ value: { port } }) => ({
      acceleratorArn,
      protocol: "TCP",
      clientAffinity: "NONE",
      portRange: [{ fromPort: port, toPort: port }],
    }),
  );
  forEach(
    scope,
    GlobalacceleratorEndpointGroup,
    "globalaccelerator_endpoint_group",
    plans,
    ({ key, value: plan }) => {
      const overrides = x.itemWhere(plan, "listener", (listener) => x.ne(listener.port, listener.albPort));
      return {
        listenerArn: all.at(key, "arn"),
        endpointConfiguration: [
          { endpointId: albArn(inputs), weight: 128, clientIpPreservationEnabled: true },
        ],
        portOverride: blocks(overrides, ({ port, albPort }) => ({
          listenerPort: port,
          endpointPort: albPort,
        })),
      };
    },
  );
}
