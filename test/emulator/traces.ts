/** What people and pipelines leave in what Terraform made, and what keeps AWS from deleting it. */
import type { StateResource } from "../support/terraform";
import { callJson, callS3, callXml } from "./aws-api";
import type { Emulator } from "./emulator";

type Trace = (emulator: Emulator, values: Record<string, unknown>) => Promise<unknown>;

const PUT_IMAGE = "AmazonEC2ContainerRegistry_V20150921.PutImage";

/** By resource type. DeleteRepository, DeleteBucket and DeleteHostedZone refuse what is not empty. */
const TRACES: Readonly<Record<string, Trace>> = {
  aws_ecr_repository: (emulator, { name, arn }) => {
    const there = inRegion(emulator, String(arn).split(":")[3]);
    const image = { repositoryName: name, imageManifest: MANIFEST, imageTag: "1.0.0" };
    return callJson(there, "ecr", PUT_IMAGE, JSON.stringify(image));
  },
  aws_s3_bucket: (emulator, { bucket }) => callS3(emulator, "PUT", `${bucket}/somebody/was/here`, "x"),
  aws_route53_zone: (emulator, { zone_id: id, name }) =>
    callXml(emulator, "route53", `2013-04-01/hostedzone/${id}/rrset/`, recordIn(String(name))),
};

const MANIFEST = JSON.stringify({
  schemaVersion: 2,
  mediaType: "application/vnd.docker.distribution.manifest.v2+json",
  config: { mediaType: "application/vnd.docker.container.image.v1+json", size: 1, digest: "sha256:1" },
  layers: [],
});

const recordIn = (zone: string) =>
  `<ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ChangeBatch><Changes><Change>
<Action>CREATE</Action><ResourceRecordSet><Name>elsewhere.${zone}</Name><Type>TXT</Type><TTL>60</TTL><ResourceRecords>
<ResourceRecord><Value>"x"</Value></ResourceRecord></ResourceRecords></ResourceRecordSet></Change></Changes></ChangeBatch>
</ChangeResourceRecordSetsRequest>`;

const inRegion = (emulator: Emulator, region = ""): Emulator => ({
  ...emulator,
  variables: { ...emulator.variables, AWS_REGION: region },
});

export async function leaveTraces(emulator: Emulator, resources: readonly StateResource[]): Promise<void> {
  for (const { type, values } of resources) await TRACES[type]?.(emulator, values);
}
