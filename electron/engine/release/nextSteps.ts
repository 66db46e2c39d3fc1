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

/** The commands from an export to a pull request, line by line. */
interface Commands {
  readonly fetch: readonly string[];
  readonly verify: readonly string[];
  readonly push: readonly string[];
}

function branchName(approval: Approval): string {
  return branchOf(approval).replace("refs/heads/", "");
}

function commandsByCommit(approval: Approval, commit: string): Commands {
  const branch = branchName(approval);
  return {
    fetch: [
      "cd CLONE",
      `git fetch RELEASE/release.bundle ${branch}:${branch}`,
      `git checkout ${branch}`,
    ],
    verify: [`sh VERIFY.SH CHARTER ${quoted(approval.place)} ${commit}`],
    push: [`git push origin ${branch}`],
  };
}

/** Lines of the commit after its tree and parent, which only a clone knows. */
function commitLines({ approval, statementDigest }: NextSteps): string[] {
  const free = { ...approval, base: null };
  const { content } = makeReleaseCommit(free, statementDigest, "");
  const lines = (decodeUtf8(content) ?? "").split("\n");
  return lines.slice(1, -1);
}

function commandsByHand(steps: NextSteps): Commands {
  const { base, place, removes } = steps.approval;
  const branch = branchName(steps.approval);
  return {
    fetch: [
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
    ],
    verify: [`sh VERIFY.SH CHARTER ${quoted(place)} "$COMMIT"`],
    push: [`git push origin ${branch}`],
  };
}

function commandsOf(steps: NextSteps): Commands {
  const { approval, commit } = steps;
  return commit === null
    ? commandsByHand(steps)
    : commandsByCommit(approval, commit);
}

function merge(steps: NextSteps): string[] {
  const { fetch, verify, push } = commandsOf(steps);
  const what =
    steps.commit === null
      ? [
          "Copy what lies in `tree/` into a clone of the public repository, as it is, make the commit that the",
          "statement describes, check it, and open a pull request:",
        ]
      : [
          "`release.bundle` holds the commit. Fetch it into a clone of the public repository, check it there, and",
          "open a pull request:",
        ];
  return [...what, "", "```sh", ...fetch, ...verify, ...push, "```"];
}

/** Where things lie on this machine; null stands for what whoever exports has to fill in. */
export interface Whereabouts {
  readonly releaseDir: string;
  readonly cloneDir: string | null;
}

/** The same commands as three steps for whoever has just exported, with the folders that are known. */
export function exportSteps(
  steps: NextSteps,
  { releaseDir, cloneDir }: Whereabouts,
): Record<keyof Commands, string> {
  const { fetch, verify, push } = commandsOf(steps);
  const filled = (lines: readonly string[]): string =>
    lines
      .map((line) =>
        line
          .replace(/^cd CLONE$/, () =>
            cloneDir === null ? line : `cd ${quoted(cloneDir)}`,
          )
          .replace(
            /^(git fetch |cp -R )RELEASE\//,
            (_whole, command: string) => `${command}${quoted(releaseDir)}/`,
          ),
      )
      .join("\n");
  return { fetch: filled(fetch), verify: filled(verify), push: filled(push) };
}

/** Where the release that this one replaces lies, and what to do with it. */
function replacing({ supersedes }: Approval): string[] {
  if (supersedes === null) return [];
  return [
    "## The release that this one replaces",
    "",
    `Its \`statement.txt\` has the SHA-256 \`${supersedes}\`. Where it was published, this finds it:`,
    "",
    "```sh",
    `(cd CLONE && git ls-files -z '*statement.txt' | xargs -0 sha256sum) | grep '^${supersedes}'`,
    "```",
    "",
    "Leave its folder as it is: it proves what people agreed to then, and can still be checked with the commit",
    "that brought it. Once this release is merged, let the public repository's list of releases, and whatever",
    "else points to the old files, point to this one, and say why.",
    "",
  ];
}

/** The vault believes in a merge once it has seen the commit. */
const recordMerge = [
  "Once it is merged, have the vault compare the commit that is now in the public branch with what was signed:",
  "",
  "```sh",
  "git -C CLONE fetch",
  "counterseal release merged VAULT --clone CLONE --commit COMMIT",
  "```",
];

/** What to do with a release that was just written, in the order that keeps the announcement true. */
export function nextStepsText(steps: NextSteps): string {
  const { approval } = steps;
  return [
    "# Next steps",
    "",
    "In the commands, RELEASE is this folder, CLONE a clone of the public repository, CHARTER your own copy of",
    "the charter, VERIFY.SH your own copy of `verify.sh`, VAULT the vault that this was exported from, and COMMIT",
    "the commit by which it was merged.",
    "",
    "Anyone can check the release as it lies here:",
    "",
    "```sh",
    `sh VERIFY.SH CHARTER RELEASE/tree/${quoted(approval.place)}`,
    "```",
    "",
    ...replacing(approval),
    "## 1. Merge",
    "",
    "The content is public from the moment a pull request with it exists, merged or not.",
    "",
    ...merge(steps),
    "",
    ...recordMerge,
    "",
    "## 2. See that the links are live",
    "",
    "Open the merged files in a browser before anything points to them.",
    "",
    "## 3. Announce",
    "",
    "Only now publish the blog post, with its links to the files. This drafts it, and the line for the public",
    "repository's README, once the merge is recorded:",
    "",
    "```sh",
    "counterseal release announcement VAULT",
    "```",
    "",
  ].join("\n");
}
