/** An application with a network that cannot be. */
import { App } from "cdktf";
import { HanokStack, Network } from "../../../src";

const stack = new HanokStack(new App(), { architecture: "shop", environment: "dev", region: "eu-west-1" });
new Network(stack, "network", { name: "shop", cidr: "10.0.0.1/16", zones: ["eu-west-1a"] });
