module.exports = require("./project.cjs")("provider6");
