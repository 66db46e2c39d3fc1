// SPDX-License-Identifier: Apache-2.0
import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import diff from "highlight.js/lib/languages/diff";
import go from "highlight.js/lib/languages/go";
import json from "highlight.js/lib/languages/json";
import markdown from "highlight.js/lib/languages/markdown";
import python from "highlight.js/lib/languages/python";
import rust from "highlight.js/lib/languages/rust";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";

const languages = {
  bash,
  c,
  diff,
  go,
  json,
  markdown,
  python,
  rust,
  typescript,
  xml,
  yaml,
};

const endings: Readonly<Record<string, keyof typeof languages>> = {
  ...{ sh: "bash", bash: "bash", c: "c", h: "c", cc: "c", cpp: "c", hpp: "c" },
  ...{ diff: "diff", patch: "diff", go: "go", json: "json", sarif: "json" },
  ...{ md: "markdown", markdown: "markdown", py: "python", rs: "rust" },
  ...{ ts: "typescript", tsx: "typescript", js: "typescript" },
  ...{ mjs: "typescript", jsx: "typescript", html: "xml", htm: "xml" },
  ...{ xml: "xml", svg: "xml", yaml: "yaml", yml: "yaml" },
};

/** Longer texts are shown in one colour. */
const mostColoured = 512 * 1024;

export interface Token {
  readonly text: string;
  readonly className: string;
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly properties?: { readonly className?: unknown };
  readonly children?: readonly Node[];
}

const lowlight = createLowlight(languages);

function* tokensOf(
  nodes: readonly Node[],
  className: string,
): Generator<Token, void, void> {
  for (const { value, properties, children } of nodes) {
    if (value !== undefined) yield { text: value, className };
    const own = properties?.className;
    const inner = Array.isArray(own) ? own.join(" ") : className;
    if (children !== undefined) yield* tokensOf(children, inner);
  }
}

/** Lines of coloured tokens; null for what is not coloured. */
export function highlightCode(
  name: string,
  text: string,
): readonly (readonly Token[])[] | null {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const language = Object.hasOwn(endings, ending) ? endings[ending] : undefined;
  if (language === undefined || text.length > mostColoured) return null;
  const root = lowlight.highlight(language, text);
  const lines: Token[][] = [[]];
  for (const { text: run, className } of tokensOf(root.children, ""))
    for (const [index, part] of run.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (part !== "") lines.at(-1)?.push({ text: part, className });
    }
  return lines;
}
