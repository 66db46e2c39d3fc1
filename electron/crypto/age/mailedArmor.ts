// SPDX-License-Identifier: Apache-2.0
import { fromQuotedPrintable } from "../ssh/mailedArmour.ts";
import { armorBegin, armorOf } from "./armor.ts";

/** A long thread of mail, and no more: what is longer is not searched. */
const mostMailCharacters = 2 * 1024 * 1024;

const dash = "[-\\u2010-\\u2015\\u2212]{1,12}";
const edge = (word: string): string =>
  `^[ \\t>]*${dash} ?${word} AGE ENCRYPTED FILE ?${dash}[ \\t]*$`;
const block = new RegExp(
  `${edge("BEGIN")}([A-Za-z0-9+/=\\s>]*?)${edge("END")}`,
  "gm",
);

function bodiesIn(text: string): string[] {
  return [...text.matchAll(block)].map(([, body = ""]) =>
    body.replace(/[\s>]+/g, ""),
  );
}

/** A line that quoted-printable has broken ends with "=": no digit of base64 comes after one. */
function isBroken(body: string): boolean {
  return /=[^=]/.test(body);
}

/**
 * Every armoured file in a text that was pasted or came by mail: quoted, wrapped anew, indented, with other
 * text around it, as quoted-printable. No digit of it is touched: what was changed on its way does not open.
 */
export function armorsIn(untrustedText: string): readonly string[] {
  if (untrustedText.length > mostMailCharacters)
    return untrustedText.startsWith(armorBegin) ? [untrustedText] : [];
  const lines = untrustedText.replace(/\r\n?/g, "\n");
  const asItStands = bodiesIn(lines);
  const bodies =
    asItStands.length === 0 || asItStands.some(isBroken)
      ? bodiesIn(fromQuotedPrintable(lines))
      : asItStands;
  return bodies.map(armorOf);
}
