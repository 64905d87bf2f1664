/**
 * What is said of an error that ends a program: of an input that is refused the construct and what to change, without the places in
 * our code that would hide that.
 */
"use strict";

/** What is refused, and what cdktf's validations say. */
const isForPeople = (error) =>
  error?.name === "InputError" || /^(App-level v|V)alidation failed /.test(error?.message);

/** `inSource` turns the places of a stack into those of its sources. */
exports.sayErrors = (inSource = (stack) => stack) =>
  process.on("uncaughtException", (error) => {
    if (error instanceof Error) error.stack = inSource(error.stack);
    console.error(isForPeople(error) ? error.message : error);
    process.exitCode = 1;
  });
