// SPDX-License-Identifier: Apache-2.0
import type { Approval } from "../../../shared/formats/acts.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { branchOf, makeReleaseCommit } from "./gitBundle.ts";

/** What the text is about; the same facts give the same bytes, so that it can be verified. */
export interface NextSteps {
  readonly approval: Approval;
  readonly statementDigest: Sha256;
  /** The commit in `release.bundle`; null where there is none. */
  readonly commit: string | null;
}

/** One word to a POSIX shell, whatever a path holds. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

function mergeByCommit(approval: Approval, commit: string): string[] {
  const branch = branchOf(approval).replace("refs/heads/", "");
  return [
    "`release.bundle` holds the commit. Fetch it into a clone of the public repository, check it there, and",
    "open a pull request:",
    "",
    "```sh",
    "cd CLONE",
    `git fetch RELEASE/release.bundle ${branch}:${branch}`,
    `git checkout ${branch}`,
    `sh VERIFY.SH CHARTER ${quoted(approval.place)} ${commit}`,
    `git push origin ${branch}`,
    "```",
  ];
}

/** Lines of the commit after its tree and parent, which only a clone knows. */
function commitLines({ approval, statementDigest }: NextSteps): string[] {
  const free = { ...approval, base: null };
  const { content } = makeReleaseCommit(free, statementDigest, "");
  const lines = (decodeUtf8(content) ?? "").split("\n");
  return lines.slice(1, -1);
}

function mergeByHand(steps: NextSteps): string[] {
  const { base, place, removes } = steps.approval;
  const branch = branchOf(steps.approval).replace("refs/heads/", "");
  return [
    "Copy what lies in `tree/` into a clone of the public repository, as it is, make the commit that the",
    "statement describes, check it, and open a pull request:",
    "",
    "```sh",
    "cd CLONE",
    ...(base === null ? [] : [`git checkout -q --detach ${base}`]),
    ...(removes.length === 0
      ? []
      : [`git rm -q -- ${removes.map(quoted).join(" ")}`]),
    "cp -R RELEASE/tree/. .",
    "git add .",
    "COMMIT=$(printf '%s\\n' \\",
    '  "tree $(git write-tree)" "parent $(git rev-parse HEAD)" \\',
    ...commitLines(steps).map((line) => `  ${quoted(line)} \\`),
    "  | git hash-object -t commit -w --stdin)",
    `git checkout -q -B ${branch} "$COMMIT"`,
    `sh VERIFY.SH CHARTER ${quoted(place)} "$COMMIT"`,
    `git push origin ${branch}`,
    "```",
  ];
}

/** What to do with a release that was just written, in the order that keeps the announcement true. */
export function nextStepsText(steps: NextSteps): string {
  const { approval, commit } = steps;
  return [
    "# Next steps",
    "",
    "In the commands, RELEASE is this folder, CLONE a clone of the public repository, CHARTER your own copy of",
    "the charter, and VERIFY.SH your own copy of `verify.sh`.",
    "",
    "Anyone can check the release as it lies here:",
    "",
    "```sh",
    `sh VERIFY.SH CHARTER RELEASE/tree/${quoted(approval.place)}`,
    "```",
    "",
    "## 1. Merge",
    "",
    "The content is public from the moment a pull request with it exists, merged or not.",
    "",
    ...(commit === null ? mergeByHand(steps) : mergeByCommit(approval, commit)),
    "",
    "## 2. See that the links are live",
    "",
    "Open the merged files in a browser before anything points to them.",
    "",
    "## 3. Announce",
    "",
    "Only now publish the blog post, with its links to the files.",
    "",
  ].join("\n");
}
