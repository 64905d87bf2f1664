module.exports = require("./project.cjs")("modules");
