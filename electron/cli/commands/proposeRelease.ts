// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import { atLeastOne, optional, repeated, required } from "../argument.ts";
import { misused, refused, vaultCommand } from "../command.ts";
import {
  gitId,
  instant,
  path,
  personId,
  reference,
  releasedFile,
  words,
} from "../readers.ts";
import { resolveAudit, resolveRelease } from "../references.ts";
import { auditOption } from "./audit.ts";
import {
  layoutDetail,
  layoutOption,
  resolveReleased,
} from "./releasedFiles.ts";
import { releaseAnswer } from "./releaseText.ts";

export const proposeRelease = vaultCommand({
  words: ["release", "propose"],
  summary:
    "Proposes files for the public, with their paths in the public repository.",
  details: [
    "--file names a version by the beginning of its id, or by its file name, and the path that it will have.",
    layoutDetail,
    "With --clone the bundle will hold a commit on the clone's HEAD, or on --commit. Without it, the tree alone.",
    "Where the charter lists findings, each finding that is unresolved or under embargo blocks the release unless --carve-out leaves it out: then its label, title, CVE ids and what was marked on the versions that speak of it are looked for in every file (counterseal inspect run).",
    "What was marked as removed from the files (counterseal removal) is left out of them; --remove is for files that are in the public repository already.",
  ],
  positionals: {},
  options: {
    audit: auditOption,
    requester: required("person", "who asks for the release", personId),
    file: atLeastOne(
      "version=path",
      "a version and its public path",
      releasedFile,
    ),
    layout: layoutOption,
    place: optional(
      "folder",
      "the folder in the repository for the statement and its signatures",
      words,
    ),
    purpose: required(
      "words",
      "why this is released; it will be public",
      words,
    ),
    author: required(
      "author",
      "the commit's author: Name <mail address>",
      words,
    ),
    expires: required("time", "no export from then on", instant),
    "not-before": optional(
      "time",
      "no export before then; the agreed end of the embargo unless given",
      instant,
    ),
    supersedes: optional(
      "id",
      "the requested release whose place it takes",
      reference,
    ),
    clone: optional("folder", "a local clone of the public repository", path),
    commit: optional("id", "the commit of the clone to build on", gitId),
    remove: repeated(
      "path",
      "a file of that commit that the release removes; its path will be public",
      words,
    ),
    "carve-out": repeated(
      "label",
      "a finding that the release leaves out; its absence from every file has to be proven",
      words,
    ),
  },
  async run(session, given) {
    if (given.commit !== undefined && given.clone === undefined)
      return misused("--commit needs --clone, which holds that commit.");
    if (given.remove.length > 0 && given.clone === undefined)
      return misused("--remove needs --clone, which holds those files.");
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    const released = await resolveReleased(session, audit.value, given);
    if (!released.ok) return released;
    const notBefore = given["not-before"];
    const superseded =
      given.supersedes === undefined
        ? null
        : await resolveRelease(session, given.supersedes);
    if (superseded?.ok === false) return superseded;
    const proposed = await session.call("release.propose", {
      audit: audit.value,
      requester: given.requester,
      ...released.value,
      purpose: given.purpose,
      author: given.author,
      expires: given.expires,
      ...(notBefore === undefined ? {} : { notBefore }),
      ...(superseded === null ? {} : { supersedes: superseded.value.release }),
      ...(given.clone === undefined
        ? {}
        : { clone: session.grant(given.clone) }),
      ...(given.commit === undefined ? {} : { commit: given.commit }),
      ...(given.remove.length === 0 ? {} : { removes: [...given.remove] }),
      ...(given["carve-out"].length === 0
        ? {}
        : { carveOuts: [...given["carve-out"]] }),
    });
    return proposed.ok
      ? ok(releaseAnswer(proposed.value))
      : refused(proposed.error);
  },
});
