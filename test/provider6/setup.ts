/** Before the tests are loaded: their first import is looked up in what this folder has of its own. */
import { ownPackages } from "../support/own-packages";

export default (): void => void ownPackages(__dirname);
