/** README's example, with the package as it is built. */
"use strict";
const { App } = require("cdktf");
const { HanokStack, Network, SecurityGroup } = require("../../../packages/hanok/dist");

const app = new App({ outdir: process.argv[2] });
const stack = new HanokStack(app, { architecture: "shop", environment: "dev", region: "ap-northeast-2" });

const network = new Network(stack, "network", {
  name: "shop-dev",
  cidr: "10.10.0.0/16",
  zones: ["ap-northeast-2a", "ap-northeast-2c"],
  nat: { mode: "single", zone: "ap-northeast-2a" },
});

new SecurityGroup(stack, "web", {
  name: "shop-web",
  description: "Web servers of the shop",
  network: network.ref,
  ingress: [{ description: "HTTPS from inside", protocol: "tcp", fromPort: 443, cidr: "10.10.0.0/16" }],
});

app.synth();
