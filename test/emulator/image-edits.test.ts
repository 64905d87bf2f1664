/**
 * A pipeline stays where what it builds changes: modules/compute/image under a hand-written root, edited step by step against the
 * emulator's recorder of Image Builder, which refuses to delete a component that a recipe has and a recipe that a pipeline has, as
 * AWS does (github.com/hashicorp/terraform-provider-aws/issues/39985).
 */
import { join } from "node:path";
import { describeSideBySide, type ScenarioContext } from "./side-by-side";

const modules = join(__dirname, "../../modules");

const ROOT = `
terraform {
  required_version = ">= 1.9"
}

variable "settings" { type = any }

provider "aws" {
  region = "us-east-1"
}

module "network" {
  source = "${modules}/network"

  name      = "images"
  cidr      = "10.70.0.0/16"
  zones     = ["us-east-1a"]
  nat       = { mode = "single", zone = "us-east-1a" }
  flow_logs = { destination = "none" }
}

module "build" {
  source = "${modules}/network/security-group"

  name        = "image-build"
  description = "Servers that build images"
  network     = module.network.network
  egress      = [{ description = "Packages and AWS", from_port = 443, cidr = "0.0.0.0/0" }]
}

module "image" {
  source = "${modules}/compute/image"

  name   = "web"
  region = "us-east-1"
  components = merge({ update = { managed = "update-linux" } }, {
    for name, command in try(var.settings.commands, { web = "dnf install -y nginx" }) : name => {
      document = yamlencode({
        name          = name
        schemaVersion = "1.0"
        phases = [{ name = "build", steps = [
          { name = "install", action = "ExecuteBash", inputs = { commands = [command] } },
        ] }]
      })
    }
  })
  order           = concat(["update"], sort(keys(try(var.settings.commands, { web = "" }))))
  network         = module.network.network
  tier            = "private"
  zone            = "us-east-1a"
  security_groups = [module.build.security_group_with_rules]
  instance_types  = try(var.settings.types, ["t3.large"])
  regions         = try(var.settings.regions, {})
  build_now       = try(var.settings.build, false)
}
`;

const of = (address: string): string => `module.image.${address}`;
const RECIPE = of("aws_imagebuilder_image_recipe.this");
const PIPELINE = of("aws_imagebuilder_image_pipeline.this");
const IMAGE = of("aws_imagebuilder_image.this[0]");
const component = (name: string): string => of(`aws_imagebuilder_component.this["${name}"]`);

async function edits({ workspace }: ScenarioContext): Promise<void> {
  const root = await workspace({ "main.tf": ROOT }, { vars: { settings: {} } });
  await root.init();
  await root.apply();
  const edit = (name: string, settings: object) => root.edit(name, { vars: { settings } });

  const commands = { web: "dnf install -y nginx openssl" };
  expect(await edit("another command", { commands })).toMatchObject({
    created: [],
    updated: [PIPELINE],
    replaced: expect.arrayContaining([component("web"), RECIPE]),
    destroyed: [],
  });
  const built = { commands, build: true };
  expect((await edit("built at once", built)).created).toEqual([IMAGE]);
  const more = { ...commands, agent: "dnf install -y amazon-cloudwatch-agent" };
  const another = await edit("a component more", { commands: more, build: true });
  expect(another.created).toEqual([component("agent")]);
  expect(another.replaced).toEqual(expect.arrayContaining([RECIPE, IMAGE]));
  expect(another.updated).toContain(PIPELINE);
  const fewer = await edit("a component fewer", { commands, build: true });
  expect(fewer.destroyed).toEqual([component("agent")]);
  expect(fewer.replaced).toEqual(expect.arrayContaining([RECIPE, IMAGE]));
  const elsewhere = { ...built, types: ["t3.large", "m7i.large"], regions: { "us-west-2": {} } };
  expect(await edit("other servers, a second region", elsewhere)).toMatchObject({
    created: [],
    destroyed: [],
    updated: expect.arrayContaining([
      of("aws_imagebuilder_infrastructure_configuration.this"),
      of("aws_imagebuilder_distribution_configuration.this"),
    ]),
  });
  await root.expectNoChanges();
  console.log(`modules/compute/image, edit by edit:\n${root.table()}`);
  await root.destroy();
}

describeSideBySide("modules/compute/image", [{ name: "keeps its pipeline", run: edits }], {
  timeout: 15 * 60_000,
});
