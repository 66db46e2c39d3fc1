// SPDX-License-Identifier: Apache-2.0

/** What shows nothing, or turns text around; white space is kept for who joins it. */
const unshown =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const loneSurrogate =
  /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function shownOnly(text: string): string {
  // One form at last: a mark joins its letter only once nothing unseen stands between them.
  return text
    .replace(loneSurrogate, "\ufffd")
    .replace(unshown, "")
    .replaceAll(/[\u2028\u2029]/g, "\n")
    .normalize("NFC");
}

/** One line of it: any white space is a space. */
export function cleanLine(text: string): string {
  return shownOnly(text).replace(/\s+/g, " ").trim();
}

/** Several lines, which end with LF alone; no white space at their ends, and none around all. */
export function cleanText(text: string): string {
  return shownOnly(text)
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => line.replaceAll("\t", "    ").trimEnd())
    .join("\n")
    .trim();
}
