module.exports = require("./project.cjs")("pack");
