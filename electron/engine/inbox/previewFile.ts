// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { concatBytes, decodeUtf8 } from "../../crypto/encoding.ts";
import type { ReceivedState } from "../catalog/inboxState.ts";
import { openObject } from "../objects/objects.ts";
import type { Session } from "../session.ts";

const shownBytes = 256 * 1024;

/** Up to where a character is whole: UTF-8 has four bytes at most. */
function wholeCharacters(bytes: Uint8Array): string | null {
  for (let cut = 0; cut < 4; cut += 1) {
    const text = decodeUtf8(bytes.subarray(0, bytes.length - cut));
    if (text !== null) return text;
  }
  return null;
}

/** Tabs and line ends stay; any other control character says that it is no text to be read. */
function isReadable(text: string): boolean {
  return !/[^\P{Cc}\t\n\r]/u.test(text);
}

export interface TextPreview {
  /** Null when it is not plain text. */
  readonly text: string | null;
  readonly whole: boolean;
}

/** The beginning of a kept file, as text, in memory alone. */
export async function previewFile(
  session: Session,
  { files, removed }: ReceivedState,
  path: string,
): Promise<Result<TextPreview, Failure>> {
  if (removed !== null) return err(failure("request-removed"));
  const file = files.find(({ name }) => name === path);
  if (file === undefined) return err(failure("file-vanished", { name: path }));
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of openObject(session, file)) {
      parts.push(piece.slice());
      size += piece.length;
      if (size > shownBytes) break;
    }
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  }
  const whole = size <= shownBytes;
  const bytes = concatBytes(...parts).subarray(0, shownBytes);
  const text = whole ? decodeUtf8(bytes) : wholeCharacters(bytes);
  return ok(
    text !== null && isReadable(text) ? { text, whole } : { text: null, whole },
  );
}
