module.exports = require("./project.cjs")("emulator");
