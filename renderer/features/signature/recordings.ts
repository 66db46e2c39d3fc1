// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type { AnswerView } from "../../../shared/ipc/leavingViews.ts";
import type { SignatureView } from "../../../shared/ipc/views.ts";

/** What became of one signature that was handed in. */
export interface Recording {
  readonly id: number;
  /** The file it came in; null when it was pasted. */
  readonly file: string | null;
  readonly outcome:
    | { readonly state: "recorded"; readonly by: string }
    | { readonly state: "refused"; readonly failure: Failure };
}

/** Newest first; the number of a recording is its place in time. */
export function addRecording(
  recordings: readonly Recording[],
  added: Omit<Recording, "id">,
): readonly Recording[] {
  return [{ ...added, id: (recordings[0]?.id ?? 0) + 1 }, ...recordings];
}

/** Whose signature is in `after` and was not in `before`. */
export function newSigner(
  before: readonly SignatureView[],
  after: readonly SignatureView[],
): PersonId | null {
  const known = new Set(before.map(nameOfSignature));
  const added = after.find((one) => !known.has(nameOfSignature(one)));
  return added?.person ?? null;
}

/** Whose answer is in `after` and was not in `before`. */
export function newAnswerer(
  before: readonly AnswerView[],
  after: readonly AnswerView[],
): PersonId | null {
  return after.slice(before.length).at(-1)?.person ?? null;
}

function nameOfSignature(signature: SignatureView): string {
  return `${signature.person} ${signature.fingerprint}`;
}

const armour =
  /-----BEGIN (SSH SIGNATURE|AGE ENCRYPTED FILE)-----[\s\S]+?-----END \1-----/;

/** Whether pasted text holds a whole signature or sealed answer, so that it can be checked without a further press. */
export function holdsSignature(text: string): boolean {
  return armour.test(text);
}
