/** `protection`: without it a destroy leaves nothing behind and takes no name, with it what holds data or an address stays. */
import { Testing } from "cdktf";
import { dev, type Environment, prod, test as testing } from "../../src/environments";
import type { Architecture } from "../../src/environments/environment";
import { STACKS } from "../../src/stacks/architectures";
import { resourcesOf } from "../support/synthesize";

type Body = Record<string, unknown>;

/** By type: what lets AWS delete the resource as it is after use, and its name be taken again. */
const DELETABLE: Readonly<Record<string, (body: Body) => boolean>> = {
  // RepositoryNotEmptyException (Amazon ECR API Reference: DeleteRepository)
  aws_ecr_repository: (body) => body.force_delete === true,
  // BucketNotEmpty (Amazon S3 API Reference: Error responses)
  aws_s3_bucket: (body) => body.force_destroy === true,
  // HostedZoneNotEmpty (Amazon Route 53 API Reference: DeleteHostedZone)
  aws_route53_zone: (body) => body.force_destroy === true,
  // the name is taken for 7 to 30 days (AWS Secrets Manager API Reference: DeleteSecret)
  aws_secretsmanager_secret: (body) => body.recovery_window_in_days === 0,
  // a final snapshot has a name that no other may have (Amazon RDS API Reference: DeleteDBInstance)
  aws_db_instance: (body) => body.skip_final_snapshot === true && body.deletion_protection !== true,
  aws_lb: (body) => body.enable_deletion_protection !== true,
  aws_instance: (body) => body.disable_api_termination !== true,
  aws_ebs_volume: (body) => body.final_snapshot !== true,
};

const isKept = ({ lifecycle }: Body) =>
  (lifecycle as { prevent_destroy?: boolean } | undefined)?.prevent_destroy === true;

/** What a destroy stops at, or what the next apply does. */
function inTheWay(architecture: Architecture, environment: Environment): string[] {
  const resources = resourcesOf(Testing.synth(new STACKS[architecture](Testing.app(), environment)));
  return Object.entries(resources).flatMap(([type, byName]) =>
    Object.entries(byName).flatMap(([name, body]) =>
      isKept(body) || DELETABLE[type]?.(body) === false ? [`${type}.${name}`] : [],
    ),
  );
}

const ARCHITECTURES = Object.keys(STACKS) as Architecture[];

describe.each([dev, testing])("in $name, which is not protected", (environment) => {
  it.each(ARCHITECTURES)("%s is destroyed and applied again", (architecture) => {
    expect(environment.protection).toBe(false);
    expect(inTheWay(architecture, environment)).toEqual([]);
  });
});

it.each(
  ARCHITECTURES.flatMap((architecture) => [
    { architecture, environment: { ...dev, protection: true } },
    { architecture, environment: prod },
  ]),
)("$architecture in $environment.name is protected where it says so", ({ architecture, environment }) => {
  const kept = inTheWay(architecture, environment);
  const resources = resourcesOf(Testing.synth(new STACKS[architecture](Testing.app(), environment)));
  const holders = Object.entries(resources).flatMap(([type, byName]) =>
    type in DELETABLE ? Object.keys(byName).map((name) => `${type}.${name}`) : [],
  );
  expect(holders).not.toEqual([]);
  expect(kept).toEqual(expect.arrayContaining(holders));
});
