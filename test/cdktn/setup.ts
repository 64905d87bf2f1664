/** Before the tests are loaded: CDK Terrain, in which their first import is looked up, and the packed packages. */
import { packAll } from "../pack/support/packed";
import { ownPackages } from "../support/own-packages";

export default (): unknown => {
  ownPackages(__dirname);
  return packAll();
};
