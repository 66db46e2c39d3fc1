// SPDX-License-Identifier: Apache-2.0
import {
  parseStatement,
  namespaceOf,
} from "../../../shared/formats/statementText.ts";
import { encodeUtf8 } from "../encoding.ts";
import { fromQuotedPrintable, normaliseArmour } from "./mailedArmour.ts";
import { parseArmoredSignature, verifySignature } from "./signature.ts";

/** A text, and what lies below it from the first line on that begins a signature. */
export interface SignedTogether {
  readonly text: string;
  readonly signature: string;
  /** The same, cut where further signatures begin. */
  readonly signatures: readonly string[];
}

/** A long thread of mail, and no more: in what is longer, only the line as ssh-keygen writes it is seen. */
const mostCharacters = 2 * 1024 * 1024;

const exactBegin = /-----BEGIN SSH SIGNATURE-----/g;
// Hyphens that show only at line breaks, spaces without width, and typographic dashes, as mail puts them.
const begin =
  /[-\u2010-\u2015\u2212]{1,12}[\s>\u00AD\u200B-\u200F\u2060\uFEFF]{0,8}BEGIN[\s>]{1,8}SSH[\s>]{1,8}SIGNATURE[\s>\u00AD\u200B-\u200F\u2060\uFEFF]{0,8}[-\u2010-\u2015\u2212]{1,12}/g;

const firstLine = /^counterseal-[a-z]{1,20} 1$/m;

/**
 * The statement in what stands above a signature. No statement has a CR, a line that begins with ">" or a space
 * or ends with one, or an empty line at its end, and it begins with a line of its own: mail has put them there,
 * and taking them off leaves one reading.
 */
function statementIn(above: string): string {
  const lines = above
    .split("\n")
    .map((line) => line.replace(/^[ \t>]+/, "").replace(/[ \t]+$/, ""));
  const plain = lines.join("\n");
  const from = firstLine.exec(plain)?.index ?? 0;
  return `${plain.slice(from).replace(/^\n+|\n+$/g, "")}\n`;
}

function cutIn(text: string): SignedTogether | null {
  const marker = text.length > mostCharacters ? exactBegin : begin;
  const starts = [...text.matchAll(marker)].map(({ index }) => index);
  const [first] = starts;
  if (first === undefined) return null;
  return {
    // The marker may be quoted: what stands before it on its line is no part of the text.
    text: statementIn(text.slice(0, text.lastIndexOf("\n", first) + 1)),
    signature: text.slice(first),
    signatures: starts.map((start, index) =>
      text.slice(start, starts[index + 1]),
    ),
  };
}

/** Whether the first signature is over just this text, in the namespace of its act. */
function isSigned({ text, signatures: [first = ""] }: SignedTogether): boolean {
  const parsed = parseStatement(text);
  if (!parsed.ok) return false;
  const exact = normaliseArmour(first);
  const signature = exact.ok ? parseArmoredSignature(exact.value) : exact;
  if (!signature.ok) return false;
  return verifySignature({
    message: encodeUtf8(text),
    signature: signature.value,
    namespace: namespaceOf(parsed.value.act),
  }).ok;
}

/**
 * A text with its signature right below it, as one file or one mail; null for a text alone. It is read as it
 * stands and as quoted-printable; the reading that the signature is over is the one, and where there is none,
 * the text as it stands.
 */
export function signedTogether(untrustedText: string): SignedTogether | null {
  const lines = untrustedText.replace(/\r\n?/g, "\n");
  const asItStands = cutIn(lines);
  if (lines.length > mostCharacters) return asItStands;
  if (asItStands !== null && isSigned(asItStands)) return asItStands;
  const decoded = cutIn(fromQuotedPrintable(lines));
  return decoded !== null && isSigned(decoded)
    ? decoded
    : (asItStands ?? decoded);
}
