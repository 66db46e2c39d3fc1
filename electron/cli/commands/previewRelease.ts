// SPDX-License-Identifier: Apache-2.0
import { isBlocking, type Landing } from "../../../shared/domain/landing.ts";
import type { Failure } from "../../../shared/failure.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { optional, repeated } from "../argument.ts";
import { misused, type Outcome, refused, vaultCommand } from "../command.ts";
import { gitId, path, reference, releasedFile, words } from "../readers.ts";
import { resolveAudit, resolveRelease } from "../references.ts";
import { auditOption } from "./audit.ts";
import { landingText } from "./landingText.ts";
import { layoutOption, resolveReleased } from "./releasedFiles.ts";

function answer(previewed: Result<Landing, Failure>): Outcome {
  if (!previewed.ok) return refused(previewed.error);
  const { value } = previewed;
  const blocked = value.problems.some(isBlocking);
  return ok({ value, text: landingText(value), exitCode: blocked ? 1 : 0 });
}

export const previewRelease = vaultCommand({
  words: ["release", "preview"],
  summary:
    "Shows the tree that a release adds to a clone of the public repository, and what would change its bytes there.",
  details: [
    "Of a release that was proposed, on its base and in the clone that it was proposed with, unless --clone names another. With --file and --place or --layout, as release propose takes them, it shows what a proposal of them would be. Nothing is written, in the vault or in the clone.",
    "Without a clone it shows the tree alone. With one it lists what is added, changed, removed and left, and what stands in the way: paths that clash, links and submodules, and what .gitattributes has git do to the bytes. It ends with 1 where something blocks: release propose and release export refuse it, too.",
  ],
  positionals: {},
  options: {
    release: optional(
      "id",
      "the release, or enough of its id; may be left out when only one is open",
      reference,
    ),
    audit: auditOption,
    file: repeated(
      "version=path",
      "a version and its public path, as release propose takes them",
      releasedFile,
    ),
    layout: layoutOption,
    place: optional(
      "folder",
      "the folder in the repository for the statement and its signatures",
      words,
    ),
    clone: optional("folder", "a local clone of the public repository", path),
    commit: optional("id", "the commit of the clone to build on", gitId),
    remove: repeated("path", "a file of that commit that goes", words),
  },
  async run(session, given) {
    const clone =
      given.clone === undefined ? {} : { clone: session.grant(given.clone) };
    if (given.file.length === 0) {
      if (
        given.place !== undefined ||
        given.layout !== undefined ||
        given.commit !== undefined ||
        given.remove.length > 0
      )
        return misused("--place, --layout, --commit and --remove need --file.");
      const known = await resolveRelease(session, given.release);
      if (!known.ok) return known;
      const { release } = known.value;
      return answer(
        await session.call("release.preview", { release, ...clone }),
      );
    }
    if (given.release !== undefined)
      return misused("--file goes without --release.");
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    const released = await resolveReleased(session, audit.value, given);
    if (!released.ok) return released;
    const previewed = await session.call("release.preview", {
      ...{ audit: audit.value, ...released.value, ...clone },
      ...(given.commit === undefined ? {} : { commit: given.commit }),
      ...(given.remove.length === 0 ? {} : { removes: [...given.remove] }),
    });
    return answer(previewed);
  },
});
