// SPDX-License-Identifier: Apache-2.0
import type { AuthorizedRelease } from "../../../shared/domain/authorizeRelease.ts";
import type { GitRelease } from "./gitBundle.ts";

/** One word to a POSIX shell, whatever a path holds. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

function mergeByCommit(git: GitRelease, place: string): string[] {
  const branch = git.ref.replace("refs/heads/", "");
  return [
    "`release.bundle` holds the commit. Fetch it into a clone of the public repository, check it there, and",
    "open a pull request:",
    "",
    "```sh",
    "cd CLONE",
    `git fetch RELEASE/release.bundle ${branch}:${branch}`,
    `git checkout ${branch}`,
    `sh VERIFY.SH CHARTER ${quoted(place)} ${git.commit}`,
    `git push origin ${branch}`,
    "```",
  ];
}

function mergeByHand(place: string): string[] {
  return [
    "Copy what lies in `tree/` into a clone of the public repository, as it is, commit it under your own",
    "name, check the commit, and open a pull request:",
    "",
    "```sh",
    "cp -R RELEASE/tree/. CLONE/",
    "cd CLONE",
    "git add . && git commit",
    `sh VERIFY.SH CHARTER ${quoted(place)} HEAD`,
    "git push origin HEAD",
    "```",
  ];
}

function removals(paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  return [
    "This release also removes:",
    "",
    ...paths.map((path) => `- \`${path}\``),
    "",
  ];
}

/** What to do with a release that was just written, in the order that keeps the announcement true. */
export function nextStepsText(
  authorized: AuthorizedRelease,
  git: GitRelease | null,
): string {
  const { place, removes } = authorized.approval;
  return [
    "# Next steps",
    "",
    "In the commands, RELEASE is this folder, CLONE a clone of the public repository, CHARTER your own copy of",
    "the charter, and VERIFY.SH your own copy of `verify.sh`.",
    "",
    "Anyone can check the release as it lies here:",
    "",
    "```sh",
    `sh VERIFY.SH CHARTER RELEASE/tree/${quoted(place)}`,
    "```",
    "",
    "## 1. Merge",
    "",
    "The content is public from the moment a pull request with it exists, merged or not.",
    "",
    ...(git === null ? removals(removes) : []),
    ...(git === null ? mergeByHand(place) : mergeByCommit(git, place)),
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
