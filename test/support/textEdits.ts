// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";

/**
 * One small edit of a text: a character or a line that goes, comes, changes or moves. For properties such
 * as "an edited text is refused, or is written as it was read".
 */
export function editsOf(text: string): fc.Arbitrary<string> {
  const characters = Array.from(text);
  const lines = text.split("\n");
  const position = fc.nat({ max: characters.length - 1 });
  const lineNumber = fc.nat({ max: lines.length - 1 });
  const character = fc.oneof(
    fc.constantFrom(...Array.from(" \n\t\r/:=aZ019-+.é\u0301\u202e\u{20000}")),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  );
  return fc.oneof(
    position.map((index) => characters.toSpliced(index, 1).join("")),
    fc
      .tuple(position, character)
      .map(([index, added]) => characters.toSpliced(index, 0, added).join("")),
    fc
      .tuple(position, character)
      .map(([index, added]) => characters.toSpliced(index, 1, added).join("")),
    lineNumber.map((index) => lines.toSpliced(index, 1).join("\n")),
    fc
      .tuple(lineNumber, lineNumber)
      .map(([source, target]) =>
        lines.toSpliced(target, 0, lines[source] ?? "").join("\n"),
      ),
    fc.tuple(lineNumber, lineNumber).map(([source, target]) =>
      lines
        .with(source, lines[target] ?? "")
        .with(target, lines[source] ?? "")
        .join("\n"),
    ),
  );
}

/** The text with one whole line changed for others, or taken out with `""`. The line must be there. */
export function replaceLine(text: string, line: string, by: string): string {
  if (!text.includes(`\n${line}\n`)) throw new Error(`no such line: ${line}`);
  return text.replace(`\n${line}\n`, by === "" ? "\n" : `\n${by}\n`);
}
