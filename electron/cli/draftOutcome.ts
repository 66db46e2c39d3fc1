// SPDX-License-Identifier: Apache-2.0
import { failure } from "../../shared/failure.ts";
import type { DraftView } from "../../shared/ipc/draftView.ts";
import { ok } from "../../shared/result.ts";
import { flag } from "./argument.ts";
import { type Outcome, refused } from "./outcome.ts";

/** How the text of an answer leaves for its signer, when no key was named to sign it with. */

export const draftOptions = {
  unsealed: flag(
    "the text is printed plain, where the charter lists no key of its signer to seal it to, or the one that they revoke alone",
  ),
};

export function plainly({ unsealed }: { readonly unsealed?: boolean }) {
  return unsealed === true ? { unsealed } : {};
}

/** What is printed when no way to sign was named. */
export const draftDetails =
  "Without a key to sign with (--key, --agent or --own) the text is printed for its signer, sealed to the keys that the charter lists for them under Seal: keep it as the file that is named on standard error, where it is also said how they open, sign and return it. counterseal answer record keeps what comes back.";

/** The draft as it leaves; `answer-no-seal-key` when it can leave only plain, and nobody said so. */
export function draftAnswerOutcome(
  { leaving }: DraftView,
  signer: string,
): Outcome {
  if (leaving === null)
    return refused(failure("answer-no-seal-key", { person: signer }));
  const { name, text, to, how } = leaving;
  const what =
    to.length === 0
      ? `Not sealed. Keep it as ${name}.`
      : `Sealed to ${to.join(", ")}. Keep it as ${name}.`;
  // The grammar of statements has no character that acts on a terminal: these bytes go out as they are.
  return ok({ value: leaving, text, beside: `${what}\n\n${how}` });
}
