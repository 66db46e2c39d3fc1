// SPDX-License-Identifier: Apache-2.0
import type { Attributes } from "./attributes.ts";
import type { ContentFacts } from "./contentFacts.ts";
import type { Trouble } from "./plan.ts";

/** What git does with the ends of lines (convert.c): by itself where it takes a file for text, or always. */
interface LineEnds {
  readonly when: "always" | "text";
  readonly eol: "crlf" | "lf" | "native";
}

/** `text`, or what was there before it; null where git leaves the ends of lines alone. */
function lineEndsBy(attributes: Attributes): LineEnds | null {
  const said = ["text", "crlf"]
    .map((name) => attributes.get(name))
    .find((value) => isTextValue(value));
  const value = attributes.get("eol");
  const eol = value === "crlf" || value === "lf" ? value : "native";
  if (said === false) return null;
  if (said === undefined)
    return eol === "native" ? null : { when: "always", eol };
  if (said === "input" && eol === "native")
    return { when: "always", eol: "lf" };
  return { when: said === "auto" ? "text" : "always", eol };
}

function isTextValue(value: string | boolean | undefined): boolean {
  return typeof value === "boolean" || value === "auto" || value === "input";
}

/** As it stands in `.gitattributes`. */
function written(attributes: Attributes, name: string): string {
  const value = attributes.get(name);
  if (value === true) return name;
  return value === false ? `-${name}` : `${name}=${value ?? ""}`;
}

function lineEndsWritten(attributes: Attributes): string {
  return ["text", "crlf", "eol"]
    .filter((name) => attributes.has(name))
    .map((name) => written(attributes, name))
    .join(" ");
}

export type Told = Omit<Trouble, "path">;

function lineEndTroubles(
  ends: LineEnds,
  facts: ContentFacts,
  by: string,
): readonly Told[] {
  const isLeft = ends.when === "text" && facts.isBinary;
  if (isLeft) return [];
  if (facts.hasCrLf) {
    // Git leaves alone what is in a commit with them already; whoever adds a copy loses them.
    return ends.when === "text"
      ? [{ name: "line-ends-at-risk", by }]
      : [{ name: "line-ends-changed", by }];
  }
  if (!facts.hasLoneLf || ends.eol === "lf") return [];
  return ends.eol === "crlf"
    ? [{ name: "line-ends-changed", by }]
    : [{ name: "line-ends-elsewhere", by }];
}

/** Whether an attribute names a program that the bytes go through. */
function isNamed(value: string | boolean | undefined): boolean {
  return typeof value === "string" && value !== "";
}

/** Whether what a file holds has to be known before its attributes can be judged. */
export function needsContent(attributes: Attributes): boolean {
  return (
    lineEndsBy(attributes) !== null ||
    attributes.get("ident") === true ||
    attributes.get("export-subst") === true
  );
}

/** What git would do to a file on its way in, out, or into an archive. */
export function troublesBy(
  attributes: Attributes,
  facts: ContentFacts | null,
): readonly Told[] {
  const troubles: Told[] = [];
  const say = (name: Trouble["name"], attribute: string): void => {
    troubles.push({ name, by: written(attributes, attribute) });
  };
  if (isNamed(attributes.get("filter"))) say("bytes-filtered", "filter");
  // Git ends over a value that is none, so that nobody could check the file out.
  if (attributes.has("working-tree-encoding"))
    say("bytes-encoded", "working-tree-encoding");
  if (attributes.get("ident") === true && facts?.hasId === true)
    say("bytes-stamped", "ident");
  if (attributes.get("export-subst") === true && facts?.hasFormat === true)
    say("archive-changed", "export-subst");
  const ends = lineEndsBy(attributes);
  if (ends !== null && facts !== null)
    troubles.push(...lineEndTroubles(ends, facts, lineEndsWritten(attributes)));
  return troubles;
}

/** Whether another than git's own way is chosen by which two changes of a file become one. */
export function mergedBy(attributes: Attributes): string | null {
  const value = attributes.get("merge");
  return isNamed(value) && value !== "text"
    ? written(attributes, "merge")
    : null;
}
