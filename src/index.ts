/** The public API of the package `hanok`: that of each family, which is an entry point of its own, too. */

export * from "./access";
export * from "./compute";
export * from "./core";
export * from "./data";
export * from "./delivery";
export * from "./edge";
export * from "./endpoints";
export * from "./network";
