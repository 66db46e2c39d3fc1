// SPDX-License-Identifier: Apache-2.0
import type { AuthorizedRelease } from "../../../shared/domain/authorizeRelease.ts";
import type { PublishedSignature } from "../../../shared/domain/publishedSignatures.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { releaseTexts } from "./releaseTexts.ts";

/**
 * File names of signatures: a person's first is `<person>.sig`, further ones `<person>.2.sig` and so on,
 * in the order given. Only a charter may carry several of one person.
 */
export function signatureNames(
  signatures: readonly PublishedSignature[],
): Map<string, string> {
  const names = new Map<string, string>();
  for (const { person, armour } of signatures) {
    let name = `${person}.sig`;
    for (let count = 2; names.has(name); count += 1)
      name = `${person}.${count}.sig`;
    names.set(name, armour);
  }
  return names;
}

/** The release folder's own files, by their paths in the public repository. */
export function releaseFiles(
  authorized: AuthorizedRelease,
): Map<string, Uint8Array> {
  const texts = new Map([["statement.txt", authorized.statementText]]);
  for (const [name, text] of releaseTexts) texts.set(name, text);
  for (const [name, armour] of signatureNames(authorized.signatures))
    texts.set(`signatures/${name}`, armour);
  for (const { version, text, signatures } of authorized.charters) {
    texts.set(`charters/${version}.txt`, text);
    for (const [name, armour] of signatureNames(signatures))
      texts.set(`charters/${version}/${name}`, armour);
  }
  const { place } = authorized.approval;
  return new Map(
    [...texts].map(([name, text]) => [`${place}/${name}`, encodeUtf8(text)]),
  );
}
