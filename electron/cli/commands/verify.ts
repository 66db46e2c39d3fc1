// SPDX-License-Identifier: Apache-2.0
import type { Verdict } from "../../../shared/domain/verdict.ts";
import { ok } from "../../../shared/result.ts";
import { describeProblem } from "../../../shared/text/problems.ts";
import { optional, required } from "../argument.ts";
import { type Answer, command, type Command, refused } from "../command.ts";
import { fields, table } from "../layout.ts";
import { commitName, path, repoFolder } from "../readers.ts";

const commitWords: Readonly<Record<Verdict["commit"], string>> = {
  none: "",
  "base-unchecked":
    "not checked against its base; fetch release.bundle into a clone and verify the commit there",
  "changes-checked": "compared with the commit before it",
  "rest-unchecked":
    "not looked for; what else lies beside the release was not judged: verify the commit in a clone for that",
};

function commitText({ commit, commitId }: Verdict): string | null {
  if (commit === "none") return null;
  const named = commitId === null ? "" : `${commitId}, `;
  return `${named}${commitWords[commit]}`;
}

/** Every problem with what it means; empty where there is none. */
export function problemsText({ problems }: Verdict): string {
  if (problems.length === 0) return "";
  const rows = problems.map(({ name, about }) => [
    name,
    about === "" ? "-" : about,
    describeProblem(name),
  ]);
  return `\n${table(["Problem", "About", "What it means"], rows)}`;
}

/** A repository that was downloaded whole looks like a release with much beside it. */
function hint({ problems }: Verdict): string {
  return problems.some(({ name }) => name === "file-extra")
    ? "\nIf this is a whole repository and not a release alone, name the folder in it that holds statement.txt with --place.\n"
    : "";
}

function verdictAnswer(verdict: Verdict): Answer {
  const expires =
    verdict.expires === null
      ? null
      : `${verdict.expires}${verdict.expired ? ", which is over: it was a limit on the export" : ""}`;
  const facts = fields([
    ["Verdict", verdict.verdict],
    ["Audit", verdict.audit],
    ["Statement", verdict.statement],
    ["Signed by", verdict.signers.join(", ")],
    ["Files", String(verdict.files)],
    ["Expires", expires],
    ["Supersedes", verdict.supersedes?.statement ?? null],
    ["Why", verdict.supersedes?.why ?? null],
    ["Commit", commitText(verdict)],
  ]);
  return {
    value: verdict,
    text: `${facts}${problemsText(verdict)}${hint(verdict)}`,
    exitCode: verdict.verdict === "VERIFIED" ? 0 : 1,
  };
}

const verify = command("nothing", {
  words: ["verify"],
  summary:
    "Verifies a release against a charter that you trust. Needs no vault.",
  details: [
    "The release is the folder that was exported, its tree, the folder that holds statement.txt, release.bundle, or a zip of the first two. With --commit it is what that commit of a clone brings: give the clone, or the release folder in it. Needs git then, reads only, and fetches nothing.",
    "What a forge gives for download is a zip of a whole repository. With --place, the release that lies there in it is judged, and nothing is said of other files. A zip is read by a process of its own, and nothing of it is unpacked.",
    "Take the charter from somewhere else than the bundle, such as the public repository. Without one the verdict is CONSISTENT, SIGNERS UNKNOWN at best, and the exit code 1.",
  ],
  positionals: {
    bundle: required(
      "bundle",
      "the release: a folder, a zip, a git bundle, or a clone",
      path,
    ),
  },
  options: {
    trust: optional("charter", "the charter.txt that you trust", path),
    commit: optional(
      "commit",
      "a commit of that clone: an id, a branch or a tag",
      commitName,
    ),
    place: optional(
      "folder",
      "of a zip or a folder of a whole repository: where in it the release lies",
      repoFolder,
    ),
  },
  async run(session, given) {
    const verdict = await session.call("bundle.verify", {
      bundle: session.grant(given.bundle),
      ...(given.trust === undefined
        ? {}
        : { charter: session.grant(given.trust) }),
      ...(given.place === undefined ? {} : { place: given.place }),
      ...(given.commit === undefined ? {} : { commit: given.commit }),
    });
    return verdict.ok
      ? ok(verdictAnswer(verdict.value))
      : refused(verdict.error);
  },
});

export const verifyCommands: readonly Command[] = [verify];
