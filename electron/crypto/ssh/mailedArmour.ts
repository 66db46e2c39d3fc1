// SPDX-License-Identifier: Apache-2.0
import { type Failure, failure } from "../../../shared/failure.ts";
import { type Result, err, ok } from "../../../shared/result.ts";
import { decodeUtf8, fromBase64Unpadded } from "../encoding.ts";
import { armour } from "./armour.ts";
import { parseArmoredSignature } from "./signature.ts";

/** A long thread of mail, and no more: what is longer is not searched. */
const mostCharacters = 2 * 1024 * 1024;

const entities: ReadonlyMap<string, string> = new Map([
  ["gt", ">"],
  ["nbsp", " "],
  ["plus", "+"],
  ["sol", "/"],
  ["equals", "="],
  ["hyphen", "-"],
  ["dash", "-"],
  ["ndash", "-"],
  ["mdash", "-"],
  ["minus", "-"],
]);

/** Quoted-printable (RFC 2045 §6.7) with its line breaks; what is none stays as it is. */
export function fromQuotedPrintable(text: string): string {
  return text
    .replace(/=[ \t]{0,76}\n/g, "")
    .replace(/(?:=[0-9A-Fa-f]{2}){1,64}/g, (run) => {
      const bytes = Buffer.from(run.replaceAll("=", ""), "hex");
      return decodeUtf8(bytes) ?? run;
    });
}

function fromHtml(text: string): string {
  return text
    .replace(/<\/?[A-Za-z]{1,10} ?\/?>/g, "\n")
    .replace(/&#x([0-9A-Fa-f]{1,4});/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replace(/&#([0-9]{1,4});/g, (_, code: string) =>
      String.fromCharCode(Number(code)),
    )
    .replace(
      /&([a-z]{2,6});/g,
      (whole, name: string) => entities.get(name) ?? whole,
    );
}

const marker =
  /-{1,12}[\s>]{0,8}(BEGIN|END)[\s>]{1,8}SSH[\s>]{1,8}SIGNATURE[\s>]{0,8}-{1,12}/g;

/** What lies between each begin and its end; null when one of them stands alone. */
function bodiesOf(text: string): ReadonlySet<string> | null {
  const plain = fromHtml(text)
    // Spaces without width, and the hyphen that shows only where a line breaks.
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-");
  const bodies = new Set<string>();
  let from: number | null = null;
  for (const { 0: whole, 1: edge, index } of plain.matchAll(marker)) {
    if ((edge === "BEGIN") !== (from === null)) return null;
    if (from === null) from = index + whole.length;
    else {
      const body = plain.slice(from, index).replace(/[\s>]+/g, "");
      bodies.add(body.replace(/={1,2}$/, ""));
      from = null;
    }
  }
  return from === null ? bodies : null;
}

/** The exact armour of a body in canonical base64; null for anything else. */
function exactOf(body: string): string | null {
  const blob = fromBase64Unpadded(body);
  return blob === null ? null : armour(blob);
}

/** Every reading of a text that is one: as it stands, and as quoted-printable. */
function readingsOf(text: string): ReadonlySet<string> {
  const lines = text.replace(/\r\n?/g, "\n");
  const found = [lines, fromQuotedPrintable(lines)].map((reading) => {
    const bodies = [...(bodiesOf(reading) ?? [])].map(exactOf);
    return bodies.filter((exact) => exact !== null);
  });
  return new Set(found.flat());
}

/**
 * Exact armour of a signature that was pasted or came by mail: quoted, wrapped, indented, with typographic
 * dashes, as quoted-printable or HTML, with other text around it. What was done to it never touches a digit:
 * the digits that are there are the signature, and it verifies or does not. Refuses with
 * `signature-ambiguous` when there are several, or as `parseArmoredSignature`, which what comes back passes.
 */
export function normaliseArmour(
  untrustedText: string,
): Result<string, Failure> {
  if (untrustedText.length > mostCharacters) return parsed("");
  const readings = [...readingsOf(untrustedText)];
  return readings.length > 1
    ? err(failure("signature-ambiguous"))
    : parsed(readings[0] ?? untrustedText);
}

function parsed(exact: string): Result<string, Failure> {
  const signature = parseArmoredSignature(exact);
  return signature.ok ? ok(exact) : signature;
}
