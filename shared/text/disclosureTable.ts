// SPDX-License-Identifier: Apache-2.0
import type { DisclosureView } from "../ipc/disclosureContract.ts";

/** The list of disclosures as a table for other programs: one line for each file and each recipient. */

const heads = [
  ...["when", "kind", "from", "to", "path", "sha256"],
  ...["statement", "sealed-file", "confirmed", "for", "terms", "standing"],
] as const;

const begunWords = "begun, not known to be whole";

/** In which way it left, such as "shared"; or that this was only begun. */
export function wayOf(
  { standing }: Pick<DisclosureView, "standing">,
  way: string,
): string {
  return standing === "left" ? way : `to be ${way} (${begunWords})`;
}

/** Spreadsheets take these for formulas, wherever a text came from. */
const formula = /^[=+\-@\t\r]/;

function cell(text: string): string {
  const inert = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** RFC 4180, with a heading. A text that a spreadsheet would run begins with an apostrophe. */
export function disclosuresAsCsv(
  disclosures: readonly DisclosureView[],
): string {
  const rows = disclosures.flatMap((each) =>
    each.files.flatMap(({ path, sha256 }) =>
      each.to.map((to) => [
        ...[each.at, each.kind, each.from ?? "", to, path, sha256 ?? ""],
        ...[each.statement ?? "", each.parcel ?? ""],
        each.receipts.includes(to) ? "yes" : "no",
        ...[each.purpose, each.terms.join(" ")],
        each.standing === "left" ? "left" : begunWords,
      ]),
    ),
  );
  return [heads, ...rows]
    .map((row) => `${row.map(cell).join(",")}\r\n`)
    .join("");
}

export function disclosuresAsJson(
  audit: string,
  disclosures: readonly DisclosureView[],
): string {
  const document = { format: "counterseal-disclosures 1", audit, disclosures };
  return `${JSON.stringify(document, null, 2)}\n`;
}
