module.exports = require("./project.cjs")("unit");
