/** The containers of a task. */
import { type Infer, integer, keyed, listOf, mapOf, oneOf, pattern, shape, text } from "../../core/contract";

const port = shape("EcsContainerPort", {
  containerPort: integer({ min: 1, max: 65535 }).describe(
    "Port that the container listens on; tasks have a network interface of their own, so nobody else has it.",
  ),
  protocol: oneOf("tcp", "udp").describe("Transport protocol.").default("tcp"),
}).describe("A port of a container.");

const container = shape("EcsContainer", {
  image: pattern("[^\\s]{1,255}", "an image's address of up to 255 characters without spaces", "nginx:1.29", [
    "",
    "two words",
  ]).describe("The image's address."),
  command: listOf(text(), "word").describe("The words of the command, in place of the image's.").default([]),
  ports: keyed(port, "port").describe("Ports by name.").default({}),
  environment: mapOf(text(), "value").describe("Environment variables.").default({}),
});

export type Container = Infer<typeof container>;

export const containers = keyed(container.example({ image: "nginx:1.29" }), "container");
