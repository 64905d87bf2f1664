/** Moved to placement.ts; stays while files that move at this moment still name it. */
export * from "./placement";
