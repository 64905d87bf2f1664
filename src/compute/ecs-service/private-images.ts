/** Images of private ECR repositories: what the execution role has to pull. */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import type { Containers } from "./containers.contract";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import type { Location } from "./location";
import type { Definition } from "./members";
import { onFargate } from "./task-size.rules";

/** Amazon ECR User Guide: "Amazon ECR private registries", registry URIs for IPv4 and for dual stack. */
export const PRIVATE_IMAGE =
  "^[0-9]{12}\\.dkr(\\.ecr(-fips)?|-ecr)\\.[a-z0-9-]+\\.(amazonaws\\.com(\\.cn)?|on\\.aws)/";

interface ImageArguments {
  readonly inputs: EcsServiceInputs;
  readonly containers: Expr<Containers>;
  readonly location: Location;
}

/** ARNs of the repositories, read from the images' addresses. */
function repositoryArns(scope: Construct, { containers, location }: ImageArguments): Expr<string[]> {
  // in the dual-stack form the region is one label earlier
  const paths = x.listFrom(containers, ["key", "container"], (_, { image }) => ({
    value: x.replace(withoutTag(image), ".dkr-ecr.", ".dkr.ecr."),
    when: x.matches(PRIVATE_IMAGE, image),
  }));
  const named = local(scope, "private_images", paths);
  const arns = x.listEach(named, ["image"], (image) => ({ value: arnOf(image, location) }));
  return local(scope, "repository_arns", x.distinct(arns));
}

const withoutTag = (image: Expr<string>): Expr<string> => x.at(x.split(":", x.at(x.split("@", image), 0)), 0);

function arnOf(image: Expr<string>, { partition }: Location): Expr<string> {
  const host = (label: number) => x.at(x.split(".", image), label);
  const steps = x.split("/", image);
  const name = x.join("/", x.slice(steps, 1, x.length(steps)));
  return x.str`arn:${partition}:ecr:${host(3)}:${host(0)}:repository/${name}`;
}

/**
 * The endpoints that Fargate tasks pull through; none on EC2, where the instance may pull before there are any. Both
 * must be there: layers and manifests come by ecr.dkr, the rest by ecr.api.
 */
function pullEndpoints(scope: Construct, inputs: EcsServiceInputs): Expr<string[]> {
  const interfaces = () => inputs.endpoints.interfaces;
  const ids = () => x.items([x.get(interfaces(), "ecr.api").id, x.get(interfaces(), "ecr.dkr").id]);
  const none = () => x.items([]);
  const both = () =>
    x.when(x.and(x.hasKey(interfaces(), "ecr.api"), x.hasKey(interfaces(), "ecr.dkr")), ids, none);
  return local(
    scope,
    "pull_endpoint_ids",
    x.when(x.not(onFargate(inputs)), none, () => x.when(x.isNull(inputs.endpoints), none, both)),
  );
}

const PULL = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

/**
 * Amazon ECS Developer Guide, "Fargate tasks pulling Amazon ECR images over interface endpoints permissions": the actions
 * on a repository are bound to the endpoints, ecr:GetAuthorizationToken is not, since it does not go through the task's
 * network interface. The endpoints ecr.* serve their own region, so images of another region are not bound.
 */
export function pullStatements(scope: Construct, given: ImageArguments): Expr<Definition[]> {
  const arns = repositoryArns(scope, given);
  const ids = pullEndpoints(scope, given.inputs);
  const passes = (arn: Expr<string>) =>
    x.when(
      x.isEmpty(ids),
      () => false,
      () => x.eq(x.at(x.split(":", arn), 3), given.inputs.endpoints.region),
    );
  const which = (name: string, test: (arn: Expr<string>) => Expr<boolean>) =>
    local(
      scope,
      name,
      x.listEach(arns, ["arn"], (arn) => ({ value: arn, when: test(arn) })),
    );
  const through = which("repositories_by_endpoint", passes);
  const direct = which("repositories_direct", (arn) => x.not(passes(arn)));
  return x.concat<Definition>(
    whereSome(arns, { Sid: "Login", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" }),
    whereSome(through, {
      Sid: "PullThroughEndpoints",
      Effect: "Allow",
      Action: PULL,
      Resource: through,
      Condition: { StringEquals: { "aws:SourceVpce": ids } },
    }),
    whereSome(direct, { Sid: "Pull", Effect: "Allow", Action: PULL, Resource: direct }),
  );
}

/** The statement where the list has something in it. */
export const whereSome = (
  list: Expr<readonly string[]>,
  statement: Record<string, unknown>,
): Expr<Definition[]> =>
  x.when(
    x.isEmpty(list),
    () => x.items([]),
    () => x.items([statement]),
  );
