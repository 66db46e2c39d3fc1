// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Person, run } from "./sampleAudit.ts";

export interface Request {
  /** Holds the one parcel and how to sign. */
  readonly requestDir: string;
  /** The answering person's own copy. */
  readonly charterPath: string;
  readonly requester: Pick<Person, "id">;
  /** What is asked; approval unless given. */
  readonly act?: "approval" | "consent";
}

/** A shell script as HOW-TO-SIGN.txt has it: open, compare, check who asks, check the files, sign. */
const answerScript = `
  key=$1 parcel=$2 charter=$3 requester=$4 act=$5
  age -d -i "$key" "$parcel" | tar -xf -
  cmp charter.txt "$charter"
  sed -n "s/^Sign: $requester [^ ]* [^ ]* /$requester /p" charter.txt > signers
  ssh-keygen -Y verify -f signers -I "$requester" -n "$act@counterseal" \
    -s requester.sig < statement.txt
  (cd tree && sed '1,/^$/d' ../statement.txt | sha256sum -c)
  ssh-keygen -q -Y sign -f "$key" -n "$act@counterseal" statement.txt
`;

/**
 * Answers a request as somebody without Counterseal does, in a folder of their own.
 *
 * @returns path of the signature
 */
export function answerRequest(
  person: Pick<Person, "keyPath">,
  { requestDir, charterPath, requester, act = "approval" }: Request,
  deskDir: string,
): string {
  const parcel = readdirSync(requestDir).find((name) =>
    name.endsWith(".tar.age"),
  );
  if (parcel === undefined) throw new Error("no parcel was sent");
  mkdirSync(deskDir);
  const words = [person.keyPath, join(requestDir, parcel), charterPath];
  run("sh", ["-euc", answerScript, "sh", ...words, requester.id, act], {
    cwd: deskDir,
  });
  return join(deskDir, "statement.txt.sig");
}

/** What a bundle's own verify.sh says of it, by a charter that its reader trusts; its exit code must agree. */
export function verifyAsStranger(
  bundleDir: string,
  place: string,
  charterPath: string,
): string {
  return runVerify([join(bundleDir, "tree", place)], charterPath);
}

function runVerify(
  [placeDir, ...commit]: readonly [string, ...string[]],
  charterPath: string,
): string {
  const words = [join(placeDir, "verify.sh"), charterPath, placeDir, ...commit];
  const { status, stdout } = spawnSync("sh", words, { encoding: "utf8" });
  const saysVerified = /^VERIFIED/m.test(stdout);
  if ((status === 0) !== saysVerified)
    throw new Error(`verify.sh exits ${status ?? -1} and says: ${stdout}`);
  return stdout;
}

/**
 * Takes the bundle's commit into the clone of the public repository; returns what verify.sh says of it
 * there.
 */
export function verifyMerged(
  bundleDir: string,
  cloneDir: string,
  place: string,
  charterPath: string,
): string {
  const git = (...args: string[]): string =>
    run("git", ["-C", cloneDir, ...args]);
  git("bundle", "verify", "--quiet", join(bundleDir, "release.bundle"));
  git(
    "fetch",
    "--quiet",
    join(bundleDir, "release.bundle"),
    "refs/heads/*:refs/heads/*",
  );
  const branch = git(
    "for-each-ref",
    "--format=%(refname:short)",
    "refs/heads/counterseal",
  ).trim();
  git("merge", "--quiet", "--ff-only", branch);
  const commit = git("rev-parse", "HEAD").trim();
  return runVerify([join(cloneDir, place), commit], charterPath);
}

/** SHA-256 of every object of a vault, opened with a recovery kit and age alone. */
export function recoverDigests(
  vaultDir: string,
  kitPath: string,
  workDir: string,
): string {
  const script = `
    age -d -i "$1" "$2/recovery.age" > identity
    for object in "$2"/objects/*/*.age; do
      age -d -i identity "$object" | sha256sum
    done`;
  return run("sh", ["-euc", script, "sh", kitPath, vaultDir], { cwd: workDir });
}

/** What stock age finds in a sealed file. */
export function openWithAge(keyPath: string, path: string): string {
  return execFileSync("age", ["-d", "-i", keyPath, path]).toString();
}
