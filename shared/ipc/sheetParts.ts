// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { GitId, Instant, Sha256 } from "../ids.ts";

/** What a signing sheet is made of. */

const lines = z.array(z.string()).readonly();
const differences = z.strictObject({ added: lines, removed: lines });
const from = <T extends z.ZodType>(of: T) =>
  z.strictObject({ from: of, to: of }).nullable();

/** As `changesSince` finds them. */
export const Changes = z.strictObject({
  act: from(z.enum(["approval", "consent"])),
  files: differences.extend({ changed: lines }),
  judged: differences.extend({ changed: lines }),
  audience: differences,
  terms: differences,
  purpose: from(z.string()),
  place: from(z.string().nullable()),
  author: from(z.string().nullable()),
  base: from(GitId.nullable()),
  supersedes: from(Sha256.nullable()),
  removes: differences,
  expires: from(Instant),
  notBefore: from(Instant.nullable()),
  charter: from(Sha256),
});

/** As `ledgerDoubts` finds them. */
export const LedgerDoubt = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("other-vault") }),
  z.strictObject({
    kind: z.literal("went-back"),
    seq: z.number().int(),
    was: z.number().int(),
  }),
  z.strictObject({ kind: z.literal("forked"), seq: z.number().int() }),
]);

export const CommitFacts = z.strictObject({
  author: z.string(),
  date: Instant,
  /** The commit that it stands on, when one was named. */
  base: GitId.nullable(),
  /** Of the statement of the release whose place it takes. */
  supersedes: Sha256.nullable(),
  /** Files of the base that it takes away. */
  removes: lines,
});

export const JudgedSheet = z.strictObject({
  /** Such as `inspection.txt`. */
  name: z.string(),
  sha256: Sha256,
  /** Null where it is too long to be shown whole, is no text, or is not kept any more. */
  text: z.string().nullable(),
});
export type JudgedSheet = z.infer<typeof JudgedSheet>;
