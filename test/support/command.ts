/** What Node.js is given for the commands of package.json, so that tests run what people run. */
import { scripts } from "../../package.json";

/** The arguments of a script that begins with `node`. */
export function argumentsOf(script: "start" | "modules:check"): string[] {
  const [program, ...args] = scripts[script].split(" ");
  if (program !== "node") throw new Error(`npm run ${script} starts ${program}, not node`);
  return args;
}

/** Before the name of any TypeScript file of this project. */
export const RUN = argumentsOf("start").slice(0, -1);
