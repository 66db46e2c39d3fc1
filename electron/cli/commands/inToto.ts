// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import { optional, required } from "../argument.ts";
import { command, type Command, refused } from "../command.ts";
import { sentence } from "../layout.ts";
import { commitName, path, repoFolder } from "../readers.ts";

const inToto = command("nothing", {
  words: ["in-toto"],
  summary:
    "Writes what a release says as an in-toto Statement, once it is VERIFIED. Needs no vault.",
  details: [
    "The Statement names every file of the release with its SHA-256, and who approved it under which charter (docs/format/bundle.md). It is for machines, is not signed, and decides nothing: the approval and its signatures do. Of a release that is not VERIFIED nothing is written.",
  ],
  positionals: {
    bundle: required(
      "bundle",
      "the release, as counterseal verify takes it",
      path,
    ),
  },
  options: {
    trust: required("charter", "the charter.txt that you trust", path),
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
    out: required("file", "the new file", path),
  },
  async run(session, given) {
    const written = await session.call("bundle.inToto", {
      bundle: session.grant(given.bundle),
      charter: session.grant(given.trust),
      file: session.grant(given.out),
      ...(given.commit !== undefined && { commit: given.commit }),
      ...(given.place !== undefined && { place: given.place }),
    });
    if (!written.ok) return refused(written.error);
    const { sha256, files } = written.value;
    return ok({
      value: written.value,
      text: sentence(
        `Written: ${given.out}; it names ${String(files)} files; SHA-256 ${sha256}.`,
      ),
    });
  },
});

export const inTotoCommands: readonly Command[] = [inToto];
