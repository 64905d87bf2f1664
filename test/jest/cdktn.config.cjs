module.exports = require("./project.cjs")("cdktn");
