/** Before the emulator's tests: moto is loaded once for all of them. */
import { loadForAll } from "./servers";

export default loadForAll;
