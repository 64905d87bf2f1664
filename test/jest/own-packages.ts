/** Installs what a project of jest has of its own, before a test's first import is looked up there. */
import { join } from "node:path";
import { ownPackages } from "../support/own-packages";

export default (_: unknown, { displayName }: { readonly displayName: { readonly name: string } }): void => {
  ownPackages(join(__dirname, "..", displayName.name));
};
