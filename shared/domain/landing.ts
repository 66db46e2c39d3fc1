// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { GitId, Sha256, VersionId } from "../ids.ts";

/**
 * What a release meets where it lands: in the public repository, on its base commit. What blocks would change
 * bytes, or keep a path from being what was approved, for everybody; the rest is for the owner to know.
 */
export const blockingProblems = [
  "place-not-new",
  "file-in-way",
  "folder-in-way",
  "link-in-way",
  "submodule-in-way",
  "name-clash",
  "removed-missing",
  "attributes-unclear",
  "bytes-filtered",
  "bytes-encoded",
  "bytes-stamped",
  "line-ends-changed",
] as const;

export const landingWarnings = [
  "line-ends-at-risk",
  "line-ends-elsewhere",
  "attributes-elsewhere",
  "archive-left-out",
  "archive-changed",
  "merge-driver",
  "ignored",
  "ignored-elsewhere",
  "link-replaced",
  "submodule-replaced",
  "executable-replaced",
  "pointer-replaced",
  "path-long",
  "git-file",
] as const;

export const landingProblemNames = [
  ...blockingProblems,
  ...landingWarnings,
] as const;
export type LandingProblemName = (typeof landingProblemNames)[number];

/** As many paths as are told of one problem; the count tells the rest. */
export const mostProblemPaths = 20;

export const LandingProblem = z.strictObject({
  name: z.enum(landingProblemNames),
  paths: z.array(z.string()).min(1).max(mostProblemPaths).readonly(),
  count: z.number().int().positive(),
  /** What does it: a path of the base, or an attribute as git writes it; one for all the paths. */
  by: z.string(),
});
export type LandingProblem = z.infer<typeof LandingProblem>;

export function isBlocking({ name }: Pick<LandingProblem, "name">): boolean {
  const names: readonly string[] = blockingProblems;
  return names.includes(name);
}

const size = z.number().int().nonnegative();
const Content = z.strictObject({ size, sha256: Sha256 });

export const LandingFile = z.strictObject({
  path: z.string(),
  /** Of the release folder itself, and not one of the files that people approve. */
  own: z.boolean(),
  /** What people approve of it; absent for a file of the release folder itself. */
  version: VersionId.optional(),
  /** Null: made later, when it is asked, signed or exported. */
  content: Content.nullable(),
  /** `other-kind`: the base has something that is no plain file, or one with another mode. */
  change: z.enum(["added", "changed", "unchanged", "other-kind"]),
  /** What the base holds there, where that is a file. */
  before: Content.nullable(),
});
export type LandingFile = z.infer<typeof LandingFile>;

export const Landing = z.strictObject({
  /** Null where no clone was named: then nothing is known of what is there. */
  base: GitId.nullable(),
  files: z.array(LandingFile).readonly(),
  removed: z
    .array(z.strictObject({ path: z.string(), content: Content.nullable() }))
    .readonly(),
  /** Files of the base that stay as they are. */
  untouched: z.number().int().nonnegative(),
  problems: z.array(LandingProblem).readonly(),
});
export type Landing = z.infer<typeof Landing>;
