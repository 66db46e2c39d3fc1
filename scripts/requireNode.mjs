// SPDX-License-Identifier: Apache-2.0
// Imported first by every command, for its effect: an old Node gets a sentence, not a stack trace.

const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Counterseal needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer Node and run the same command again.\n`,
  );
  process.exit(1);
}
