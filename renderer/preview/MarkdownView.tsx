// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useMemo, useRef } from "react";
import { Frame } from "./Frame.tsx";
import { MarkdownBlock, type MarkdownRoot } from "./MarkdownBlock.tsx";
import { useFinder } from "./useFinder.ts";

interface MarkdownViewProps {
  readonly name: string;
  readonly root: MarkdownRoot;
  readonly tools: ReactNode;
}

function wordsOf(node: unknown): string {
  const { value, children, type } = node as {
    readonly type: string;
    readonly value?: string;
    readonly children?: readonly unknown[];
  };
  if (type === "break") return " ";
  return value ?? children?.map(wordsOf).join("") ?? "";
}

/** Markdown as it is meant to look. What is HTML in it stays letters, and a link does nothing. */
export function MarkdownView({ name, root, tools }: MarkdownViewProps) {
  const body = useRef<HTMLDivElement>(null);
  const texts = useMemo(() => root.children.map(wordsOf), [root]);
  const finder = useFinder(body, texts, (block) => {
    const found = body.current?.querySelector(`[data-unit="${block}"]`);
    found?.scrollIntoView({ block: "nearest" });
  });
  return (
    <Frame label={name} body={body} finder={finder} tools={tools}>
      <article className="markdown">
        {root.children.map((block, index) => (
          <div key={index} data-unit={index}>
            <MarkdownBlock node={block} root={root} depth={0} />
          </div>
        ))}
      </article>
    </Frame>
  );
}
