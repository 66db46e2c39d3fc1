// SPDX-License-Identifier: Apache-2.0

/** The document with this section, which begins with its heading, instead of the one it had; at the end when it had none. */
export function withSection(text, section) {
  const [heading = ""] = section.split("\n");
  const from = `\n${text}`.indexOf(`\n${heading}\n`);
  if (from < 0) return `${text.trimEnd()}\n\n${section}`;
  const next = text.indexOf("\n## ", from + heading.length);
  const after = next < 0 ? "" : text.slice(next + 1);
  const before = text.slice(0, from).trimEnd();
  return `${before}\n\n${section.trimEnd()}\n${after === "" ? "" : `\n${after}`}`;
}

/** A section of the document as it stands; nothing when it has none. */
export function sectionOf(text, heading) {
  const from = `\n${text}`.indexOf(`\n${heading}\n`);
  if (from < 0) return "";
  const next = text.indexOf("\n## ", from + heading.length);
  return `${text.slice(from, next < 0 ? undefined : next + 1).trimEnd()}\n`;
}
