// SPDX-License-Identifier: Apache-2.0
import { PersonId } from "../../../shared/ids.ts";

/**
 * Names that may stand in a release folder besides listed files (docs/format/bundle.md, "The release
 * folder"). `verify.sh` has the same list.
 */
export type OwnName =
  | { readonly kind: "text" }
  | { readonly kind: "charter"; readonly version: number }
  | { readonly kind: "signature"; readonly person: PersonId }
  | {
      readonly kind: "charter-signature";
      readonly version: number;
      readonly person: PersonId;
    };

const texts = ["statement.txt", "VERIFY.md", "verify.sh"];

/** What a name below the release folder stands for; null when it has no place there. */
export function parseOwnName(untrustedName: string): OwnName | null {
  if (texts.includes(untrustedName)) return { kind: "text" };
  const charter = /^charters\/([1-9][0-9]{0,14})\.txt$/.exec(untrustedName);
  if (charter !== null) return { kind: "charter", version: Number(charter[1]) };
  const signature =
    /^(?:signatures|charters\/([1-9][0-9]{0,14}))\/([^/]+?)(\.(?:[2-9]|[1-9][0-9]))?\.sig$/.exec(
      untrustedName,
    );
  const person = PersonId.safeParse(signature?.[2]);
  if (signature === null || !person.success) return null;
  const [, version, , further] = signature;
  if (version !== undefined)
    return {
      kind: "charter-signature",
      version: Number(version),
      person: person.data,
    };
  // One signature a person stands under a statement: people are counted.
  return further === undefined
    ? { kind: "signature", person: person.data }
    : null;
}

/** Charters count from 1 without a gap: the last version that does. */
export function newestCharter(names: ReadonlySet<string>): number {
  let newest = 0;
  while (names.has(`charters/${newest + 1}.txt`)) newest += 1;
  return newest;
}

export function isOwnName(untrustedName: string, newest: number): boolean {
  const name = parseOwnName(untrustedName);
  if (name === null) return false;
  return !("version" in name) || name.version <= newest;
}
