/** Before the tests of this tier: the packages are built and packed. */
import { packAll } from "./packed";

export default packAll;
