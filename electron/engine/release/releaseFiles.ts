// SPDX-License-Identifier: Apache-2.0
import type { AuthorizedRelease } from "../../../shared/domain/authorizeRelease.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { evidenceTexts } from "../exchange/evidenceTexts.ts";
import { releaseTexts } from "./releaseTexts.ts";

/** The release folder's own files, by their paths in the public repository. */
export function releaseFiles(
  authorized: AuthorizedRelease,
): Map<string, Uint8Array> {
  const texts = new Map([...evidenceTexts(authorized), ...releaseTexts]);
  const { place } = authorized.approval;
  return new Map(
    [...texts].map(([name, text]) => [`${place}/${name}`, encodeUtf8(text)]),
  );
}
