// SPDX-License-Identifier: Apache-2.0
import { bringsNothing } from "../../../shared/domain/verdict.ts";
import type { ReleaseId } from "../../../shared/ids.ts";
import type { Response } from "../../../shared/ipc/contract.ts";
import {
  announcementParts,
  type AnnouncementPart,
} from "../../../shared/ipc/mergedContract.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { optional, required } from "../argument.ts";
import {
  type Answer,
  type Command,
  type Refusal,
  refused,
  vaultCommand,
} from "../command.ts";
import { fields, sentence, shortId } from "../layout.ts";
import { printableText } from "../printable.ts";
import { commitName, path, reference } from "../readers.ts";
import { resolveRelease } from "../references.ts";
import type { Session } from "../session.ts";
import { problemsText } from "./verify.ts";

type Compared = Response<"release.checkMerge">;

const releaseOption = optional(
  "id",
  "the release, or enough of its id; may be left out when only one was exported",
  reference,
);

const outcomes = {
  merged: "merged: it brings exactly what was signed",
  differs: "it differs from what was signed; nothing was recorded",
  "other-release": "it brings another release; nothing was recorded",
} as const;

const notThere =
  "The clone has no such commit, or the commit no release. Where it was merged, git fetch, and ask again. Where it was never pushed, nothing is merged yet: NEXT-STEPS.md in the exported folder has the commands that fetch, verify and push it; ask again once the pull request is merged.";

/** What to do about a commit that is not it. */
function hintOf({ verdict, broughtBy }: Compared): string {
  if (broughtBy !== null)
    return sentence(
      `The release folder came with ${broughtBy}: compare that commit.`,
    );
  return bringsNothing(verdict) ? sentence(notThere) : "";
}

function mergeAnswer(compared: Compared): Answer {
  const { outcome, verdict, other, release } = compared;
  const isMerged = outcome === "merged";
  const facts = fields([
    ["Release", release.release],
    ["Commit", verdict.commitId],
    ["Outcome", outcomes[outcome]],
    ["Verdict", verdict.verdict],
    ["Signed by", verdict.signers.join(", ") || null],
    ["Statement", verdict.statement],
    ["Expected", isMerged ? null : (release.exported?.digest ?? null)],
    ["Brings", other],
  ]);
  const next = sentence(
    `Next: see that the public branch has this commit, and that the links are live; then counterseal release announcement --release ${shortId(release.release)} drafts the post.`,
  );
  return {
    value: compared,
    text: `${facts}${problemsText(verdict)}${isMerged ? next : hintOf(compared)}`,
    exitCode: isMerged ? 0 : 1,
  };
}

const merged = vaultCommand({
  words: ["release", "merged"],
  summary:
    "Compares a commit of a clone with what was exported, and records the merge.",
  details: [
    "The commit may be the exported one, or the merge, squash or rebase that brought it into the public branch. It is recorded when it verifies by this vault's own charter and brings the very statement that was exported. One that differs is shown with each difference, is not recorded, and exits with 1.",
    "Which branch the commit is on is not looked at: name one of the public repository, such as origin/main after git fetch. A commit that was never pushed is not merged.",
    "Needs git. Reads the clone only, and fetches nothing: fetch first, the commit before the merge too.",
  ],
  positionals: {},
  options: {
    release: releaseOption,
    clone: required("folder", "a clone of the public repository", path),
    commit: required(
      "commit",
      "the commit that brought the release: an id, a branch or a tag",
      commitName,
    ),
  },
  async run(session, given) {
    const known = await resolveRelease(session, given.release, "exported");
    if (!known.ok) return known;
    const compared = await session.call("release.checkMerge", {
      release: known.value.release,
      clone: session.grant(given.clone),
      commit: given.commit,
    });
    return compared.ok
      ? ok(mergeAnswer(compared.value))
      : refused(compared.error);
  },
});

/** Writes those parts that a file was named for; gives what to say of them. */
async function saveParts(
  session: Session,
  release: ReleaseId,
  paths: Readonly<Record<AnnouncementPart, string | undefined>>,
): Promise<Result<string, Refusal>> {
  let text = "";
  for (const part of announcementParts) {
    const filePath = paths[part];
    if (filePath === undefined) continue;
    const file = session.grant(filePath);
    const about = { release, part, file };
    const written = await session.call("release.exportAnnouncement", about);
    if (!written.ok) return refused(written.error);
    text += sentence(`Written: ${filePath}; SHA-256 ${written.value.sha256}.`);
  }
  return ok(text);
}

const announcement = vaultCommand({
  words: ["release", "announcement"],
  summary:
    "Drafts the post about a merged release, and its line in the repository's README.",
  details: [
    "Both are Markdown for people to finish, made of the approval, the charter that it names and the commit alone: all of that is public with the merge. Before a merge is recorded there is nothing to announce.",
  ],
  positionals: {},
  options: {
    release: releaseOption,
    out: optional("file", "the new file that gets the post", path),
    index: optional("file", "the new file that gets the README's line", path),
  },
  async run(session, given) {
    const known = await resolveRelease(session, given.release, "exported");
    if (!known.ok) return known;
    const { release } = known.value;
    const drafts = await session.call("release.announcement", { release });
    if (!drafts.ok) return refused(drafts.error);
    const paths = { post: given.out, "index-line": given.index };
    const saved = await saveParts(session, release, paths);
    if (!saved.ok) return saved;
    const { post, indexLine } = drafts.value;
    return ok({
      value: drafts.value,
      text: saved.value || printableText(`${post}\n${indexLine}`),
    });
  },
});

export const releaseMergedCommands: readonly Command[] = [merged, announcement];
