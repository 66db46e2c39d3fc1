// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useMemo, useRef, useState } from "react";
import { formatCount } from "../text/format.ts";
import { t } from "../text/text.ts";
import { Frame } from "./Frame.tsx";
import { highlightCode } from "./highlightCode.ts";
import { equalRows } from "./rowLayout.ts";
import { Rows } from "./Rows.tsx";
import { useFinder } from "./useFinder.ts";

interface TextViewProps {
  readonly name: string;
  readonly text: string;
  readonly tools?: ReactNode;
}

const lineHeights = [16, 20, 24, 28, 34];
const mostLines = 500_000;
const longestLine = 10_000;

/** Lines as they are shown and searched, and whether some of it is left out. */
export function shownLines(text: string): {
  readonly lines: readonly string[];
  readonly isCut: boolean;
} {
  const all = text.replaceAll("\r\n", "\n").split("\n");
  const lines = all
    .slice(0, mostLines)
    .map((line) =>
      line.length > longestLine ? line.slice(0, longestLine) : line,
    );
  const isCut =
    all.length > mostLines || all.some(({ length }) => length > longestLine);
  return { lines, isCut };
}

/** Text and source, with line numbers. Nothing in it is anything but letters. */
export function TextView({ name, text, tools }: TextViewProps) {
  const body = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(1);
  const { lines, isCut } = useMemo(() => shownLines(text), [text]);
  const coloured = useMemo(
    () => (isCut ? null : highlightCode(name, lines.join("\n"))),
    [name, lines, isCut],
  );
  const height = lineHeights[size] ?? 20;
  const layout = useMemo(
    () => equalRows(lines.length, height),
    [lines, height],
  );
  const finder = useFinder(body, lines, (line) => {
    body.current?.scrollTo({ top: layout.offsetOf(line) - 5 * height });
  });
  return (
    <Frame
      label={name}
      body={body}
      finder={finder}
      tools={tools}
      notice={isCut ? t("preview.textCut") : undefined}
      onZoom={(by) => {
        const most = lineHeights.length - 1;
        setSize(by === 0 ? 1 : Math.max(0, Math.min(most, size + by)));
      }}
    >
      <div className="code" data-size={size}>
        <Rows layout={layout} scroller={body} beyond={20}>
          {(line) => (
            <div className="code-line">
              <span className="code-number" aria-hidden data-aside>
                {formatCount(line + 1)}
              </span>
              <code>
                {coloured?.[line]?.map((token, index) => (
                  <span key={index} className={token.className}>
                    {token.text}
                  </span>
                )) ?? lines[line]}
              </code>
            </div>
          )}
        </Rows>
      </div>
    </Frame>
  );
}
