"""AWS's own models of its APIs, as botocore ships them, at the emulator's door: what they do not allow is refused."""
