module.exports = require("./project.cjs")("reach");
