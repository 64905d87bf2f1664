/** What the contracts refuse before AWS would: by the emulator's row, the block and inputs that it must not take. */

type Inputs = Readonly<Record<string, unknown>>;

interface First {
  readonly block: string;
  readonly inputs: Inputs;
  /** Part of what is said of it. */
  readonly says: string;
}

const database = (inputs: Inputs, says: string): First => ({ block: "data/database", inputs, says });
const group = (inputs: Inputs, says: string): First => ({ block: "network/security-group", inputs, says });
const records = (records: readonly Inputs[], says: string): First => ({
  block: "edge/dns",
  inputs: { records },
  says,
});
const service = (inputs: Inputs, says: string): First => ({ block: "compute/ecs-service", inputs, says });
const bucket = (rule: Inputs, says: string): First => ({
  block: "data/bucket",
  inputs: { lifecycleRules: { old: rule } },
  says,
});

const ARN = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web/0123456789abcdef";
const own = { password: "own" };
const reading = (letters: number) => ({
  read: { actions: ["s3:GetObject"], resources: [`arn:aws:s3:::shop/${"x".repeat(letters)}`] },
});
const names = (count: number) =>
  Array.from({ length: count }, (_, index) => `/ecs/shop/application-${index}`);

export const FIRST: Readonly<Record<string, First>> = {
  application_balancer_has_two_zones: {
    block: "edge/load-balancer",
    inputs: { zones: ["ap-northeast-2a"] },
    says: "two zones at least",
  },
  fargate_has_that_size: service({ cpu: 256, memory: 4096 }, "memory"),
  port_mapping_names_are_unique: service(
    {
      containers: {
        app: { image: "nginx:1", ports: { http: { containerPort: 80 } } },
        api: { image: "nginx:1", ports: { http: { containerPort: 81 } } },
      },
    },
    "http",
  ),
  services_container_is_in_its_task: service(
    { targets: { web: { targetGroup: { arn: ARN }, container: "none", port: "http" } } },
    "none",
  ),
  services_port_is_the_containers: service(
    { targets: { web: { targetGroup: { arn: ARN }, container: "app", port: "admin" } } },
    "admin",
  ),
  master_name_is_not_reserved: database({ masterUsername: "admin" }, "admin"),
  master_password_is_long_enough: database({ ...own, masterPassword: "short" }, "masterPassword"),
  master_password_is_of_its_letters: database(
    { ...own, masterPassword: "long/enough-for-all" },
    "masterPassword",
  ),
  password_is_managed_or_given: database(
    { password: "managed", masterPassword: "long-enough" },
    "masterPassword",
  ),
  storage_is_large_enough: database({ storage: { allocatedGib: 10 } }, "20"),
  small_gp3_has_its_base_line: database({ storage: { allocatedGib: 100, iops: 12000 } }, "400 GiB"),
  parameter_group_of_a_database_stays: database({ allowMajorVersionUpgrade: true }, "maintenance window"),
  version_can_be_made: database({ engine: "postgres", engineVersion: "17.4" }, "17.4"),
  minor_version_was_ever_made: database({ engine: "mysql", engineVersion: "8.4.1" }, "8.4.1"),
  class_is_offered_for_engine: database({ instanceClass: "db.z1d.large" }, "db.z1d.large"),
  standby_chooses_the_zones: database({ zone: "ap-northeast-2a" }, "zone"),
  provisioned_storage_says_its_operations: database({ storage: { type: "io2", allocatedGib: 100 } }, "io2"),
  provisioned_storage_is_large_enough: database(
    { storage: { type: "io2", allocatedGib: 50, iops: 1000 } },
    "100 GiB at least",
  ),
  operations_fit_the_storage: database(
    { storage: { type: "io2", allocatedGib: 100, iops: 200000 } },
    "1000 per GiB",
  ),
  large_gp3_has_more_than_the_base_line: database({ storage: { allocatedGib: 400, iops: 3000 } }, "12000"),
  storage_may_grow_by_a_tenth: database(
    { storage: { allocatedGib: 100, maxAllocatedGib: 105 } },
    "10 per cent",
  ),
  small_classes_have_no_insights: database(
    { engine: "mysql", engineVersion: "8.4", instanceClass: "db.t4g.micro" },
    "insights",
  ),
  advanced_insights_are_kept_for_15_months: database({ insights: { mode: "advanced" } }, "465"),
  insights_are_kept_for_months: database({ insights: { retentionDays: 30 } }, "retentionDays"),
  security_groups_description_is_plain: group({ description: "café" }, "description"),
  security_groups_name_is_no_id: group({ name: "sg-web" }, "name"),
  rules_description_is_plain: group(
    { ingress: [{ description: "from <web>", fromPort: 80, cidr: "10.0.0.0/8" }] },
    "description",
  ),
  inline_policies_of_a_role_are_short: service({ taskStatements: reading(11000) }, "10240 characters"),
  managed_policy_is_short: {
    block: "access/roles",
    inputs: { logGroups: names(100) },
    says: "6144 characters",
  },
  groups_least_is_not_above_its_most: {
    block: "compute/ec2-fleet",
    inputs: { minSize: 3, maxSize: 2 },
    says: "minSize",
  },
  objects_become_infrequent_after_a_month: bucket({ transitions: { STANDARD_IA: 7 } }, "30 days at least"),
  objects_move_before_they_expire: bucket(
    { transitions: { GLACIER: 30 }, expirationDays: 30 },
    "is expired after 30 days, and moved after",
  ),
  zones_own_name_is_no_cname: records([{ name: "@", type: "CNAME", values: ["other.example"] }], "CNAME"),
  cname_stands_alone: records(
    [
      { name: "www", type: "CNAME", values: ["other.example"] },
      { name: "www", type: "TXT", values: ["x"] },
    ],
    "CNAME",
  ),
  addresses_that_nobody_reaches_are_not_checked: {
    block: "edge/dns",
    inputs: { healthChecks: { web: { type: "HTTP", ipAddress: "10.0.0.1" } } },
    says: "10.0.0.1",
  },
  ranges_are_associated_as_aws_permits: {
    block: "network",
    inputs: { secondaryCidrs: { more: "192.168.0.0/16" } },
    says: "192.168.0.0/16",
  },
  endpoint_has_the_addresses_of_its_subnets: {
    block: "endpoints",
    inputs: { ipAddressType: "ipv6" },
    says: "ipv4",
  },
  some_services_have_no_private_name: {
    block: "endpoints",
    inputs: { interfaceEndpoints: { "dynamodb-streams": { privateDns: true } } },
    says: "private name",
  },
};
