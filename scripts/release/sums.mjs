// SPDX-License-Identifier: Apache-2.0
// What a person checks a download by (docs/download.md): a list of digests, and an SSH signature of it.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { SetupError } from "../repository.mjs";
import { signersPath } from "./refusals.mjs";

const sumsName = "SHA256SUMS";
const signatureName = `${sumsName}.sig`;
/** For nothing else is such a signature good. */
const namespace = "download@counterseal";

/** @returns {string} SHA-256 in hex, of a file that may be large */
export function digestOf(path) {
  const hash = createHash("sha256");
  const piece = Buffer.alloc(1024 * 1024);
  const file = openSync(path);
  try {
    for (let read; (read = readSync(file, piece)) > 0;)
      hash.update(piece.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest("hex");
}

/** Lists each file of the folder as `sha256sum` does. */
export function writeSums(releaseDir) {
  const names = readdirSync(releaseDir)
    .filter((name) => ![sumsName, signatureName].includes(name))
    .sort();
  const lines = names.map(
    (name) => `${digestOf(join(releaseDir, name))}  ${name}\n`,
  );
  writeFileSync(join(releaseDir, sumsName), lines.join(""));
}

/** Signs the list; a signature that a person could not check by the signers of this clone does not stay. */
export function signSums(releaseDir, keyPath, repositoryDir) {
  const sumsPath = join(releaseDir, sumsName);
  const signaturePath = join(releaseDir, signatureName);
  rmSync(signaturePath, { force: true });
  const signed = spawnSync(
    "ssh-keygen",
    ["-Y", "sign", "-n", namespace, "-f", keyPath, sumsPath],
    // It asks the person at the terminal for the passphrase.
    { stdio: "inherit" },
  );
  if (signed.status !== 0)
    throw new SetupError("Not released: the list of digests is not signed.");
  const signers = join(repositoryDir, signersPath);
  const check = `ssh-keygen -Y verify -f "$1" -I release -n ${namespace} -s "$2" <"$3"`;
  const args = ["-c", check, "sh", signers, signaturePath, sumsPath];
  const verified = spawnSync("sh", args, { encoding: "utf8" });
  if (verified.status === 0) return;
  rmSync(signaturePath, { force: true });
  throw new SetupError(
    `Not released: the signature is not good by ${signersPath}.\n${verified.stdout}${verified.stderr}`,
  );
}
