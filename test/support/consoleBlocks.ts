// SPDX-License-Identifier: Apache-2.0

/** One command of a document's `console` block, and what the document says comes of it. */
export interface Example {
  /** Line of the document, from 1. */
  readonly line: number;
  readonly command: string;
  readonly output: readonly string[];
  readonly exitCode: number;
}

const exitCodeLine = /^# exit code (\d)$/;

/**
 * The examples of a Markdown document, in order. In a block marked `console`, `$ ` begins a command,
 * `> ` continues it, `# exit code 1` says how it ends when not with 0, and the rest is its output.
 */
export function parseExamples(document: string): readonly Example[] {
  const examples: Example[] = [];
  let inBlock = false;
  for (const [index, text] of document.split("\n").entries()) {
    if (text.startsWith("```")) inBlock = text === "```console";
    else if (inBlock) addLine(examples, text, index + 1);
  }
  return examples;
}

function addLine(examples: Example[], text: string, line: number): void {
  if (text.startsWith("$ ")) {
    examples.push({ line, command: text.slice(2), output: [], exitCode: 0 });
    return;
  }
  const last = examples.pop();
  if (last === undefined) throw new Error(`line ${line}: output of no command`);
  const exitCode = exitCodeLine.exec(text)?.[1];
  if (exitCode !== undefined)
    examples.push({ ...last, exitCode: Number(exitCode) });
  else if (text.startsWith("> "))
    examples.push({ ...last, command: `${last.command}\n${text.slice(2)}` });
  else examples.push({ ...last, output: [...last.output, text] });
}

/**
 * A pattern for an output in which `…` stands for anything on a line, and a line of `…` alone for any
 * lines, none included.
 */
export function outputPattern(output: readonly string[]): RegExp {
  const escaped = (text: string): string =>
    text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const lines = output.map((text) =>
    text === "…"
      ? "(?:.*\\n)*?"
      : `${text.split("…").map(escaped).join(".*")} *\\n`,
  );
  return new RegExp(`^${lines.join("")}$`);
}

/** The lines of a document's blocks that are marked so. */
function linesMarked(document: string, mark: string): readonly string[] {
  const lines: string[] = [];
  let inside: string | null = null;
  for (const text of document.split("\n")) {
    if (text.startsWith("```")) inside = inside === null ? text.slice(3) : null;
    else if (inside === mark) lines.push(text);
  }
  return lines;
}

/** The lines of a document's `sh` blocks. */
export const shellLines = (document: string): readonly string[] =>
  linesMarked(document, "sh");

/** Calls of stock tools in blocks without a mark. */
export const toolLines = (document: string): readonly string[] =>
  linesMarked(document, "").filter((line) =>
    /^(?:age|ssh-keygen|tar) /.test(line),
  );

/** The first block of text below a heading. */
export function blockUnder(document: string, heading: string): string {
  const section = document.split(`\n${heading}\n`)[1] ?? "";
  return /^```\n([\s\S]*?)\n```$/m.exec(section)?.[1] ?? "";
}
