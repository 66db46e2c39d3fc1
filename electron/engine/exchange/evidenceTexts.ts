// SPDX-License-Identifier: Apache-2.0
import type {
  PublishedCharter,
  PublishedSignature,
} from "../../../shared/domain/publishedSignatures.ts";

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

export interface Evidence {
  readonly statementText: string;
  readonly signatures: readonly PublishedSignature[];
  readonly charters: readonly PublishedCharter[];
}

/** The statement, its signatures and the charters that it rests on, as files for others to check. */
export function evidenceTexts({
  statementText,
  signatures,
  charters,
}: Evidence): Map<string, string> {
  const texts = new Map([["statement.txt", statementText]]);
  for (const [name, armour] of signatureNames(signatures))
    texts.set(`signatures/${name}`, armour);
  for (const charter of charters) {
    texts.set(`charters/${charter.version}.txt`, charter.text);
    for (const [name, armour] of signatureNames(charter.signatures))
      texts.set(`charters/${charter.version}/${name}`, armour);
  }
  return texts;
}
