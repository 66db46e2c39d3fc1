// SPDX-License-Identifier: Apache-2.0
import { type KeyboardEvent, useId, useRef, useState } from "react";
import {
  type Fill,
  fillStrokes,
  type Mark,
  type Picture,
  type Tone,
} from "../../../shared/ipc/chartContract.ts";
import { t } from "../../text/text.ts";
import { markAfter } from "./markKeys.ts";

interface DrawingProps {
  readonly picture: Picture;
  readonly title: string;
}

/** One mark alone can be reached with Tab; arrow keys, Home and End move from there. What it says stands below. */
export function Drawing({ picture, title }: DrawingProps) {
  const own = useId();
  const svg = useRef<SVGSVGElement>(null);
  const [chosen, setAt] = useState(0);
  const [said, setSaid] = useState("");
  const { width, height, lines, marks, words } = picture;
  const named = marks.filter(({ name }) => name !== "");
  const at = Math.min(chosen, named.length - 1);
  const move = (event: KeyboardEvent) => {
    const to = markAfter(event.key, at, named.length);
    if (to === null) return;
    event.preventDefault();
    setAt(to);
    svg.current?.querySelectorAll<SVGPathElement>("[data-mark]")[to]?.focus();
  };
  return (
    <figure className="chart">
      <svg
        ref={svg}
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        width={width}
        role="group"
        aria-label={title}
        onKeyDown={move}
      >
        <Patterns own={own} marks={marks} />
        {lines.map(({ strong, ...line }, index) => (
          <line key={index} data-strong={strong} {...line} />
        ))}
        {words.map(({ text, anchor, quiet, ...place }, index) => (
          <text key={index} textAnchor={anchor} data-quiet={quiet} {...place}>
            {text}
          </text>
        ))}
        {marks.map((mark, index) => (
          <MarkShape
            key={index}
            own={own}
            mark={mark}
            reachable={named[at] === mark}
            onSaid={() => {
              setSaid(mark.name);
              setAt(named.indexOf(mark));
            }}
          />
        ))}
      </svg>
      <figcaption className="small quiet" aria-hidden>
        {said === "" ? t("chart.keys") : said}
      </figcaption>
    </figure>
  );
}

function patternId(own: string, { tone, fill }: Pick<Mark, "tone" | "fill">) {
  return `${own}-${tone}-${fill}`;
}

interface PatternsProps {
  readonly own: string;
  readonly marks: readonly Mark[];
}

/** A pattern for each look that the picture has. */
function Patterns({ own, marks }: PatternsProps) {
  const looks = new Map<string, { tone: Tone; fill: Fill }>();
  for (const { tone, fill } of marks)
    looks.set(`${tone} ${fill}`, { tone, fill });
  return (
    <defs>
      {[...looks.values()].map((look) => (
        <pattern
          key={patternId(own, look)}
          id={patternId(own, look)}
          width={8}
          height={8}
          patternUnits="userSpaceOnUse"
          data-tone={look.tone}
          data-fill={look.fill}
        >
          <rect width={8} height={8} />
          <path d={fillStrokes[look.fill]} />
        </pattern>
      ))}
    </defs>
  );
}

interface MarkShapeProps {
  readonly own: string;
  readonly mark: Mark;
  readonly reachable: boolean;
  readonly onSaid: () => void;
}

function MarkShape({ own, mark, reachable, onSaid }: MarkShapeProps) {
  const { x, y, d, tone, name } = mark;
  const shape = {
    ...{ d, "data-tone": tone, fill: `url(#${patternId(own, mark)})` },
    transform: `translate(${String(x)},${String(y)})`,
  };
  if (name === "") return <path {...shape} aria-hidden />;
  return (
    <path
      {...shape}
      data-mark
      role="img"
      aria-label={name}
      tabIndex={reachable ? 0 : -1}
      onFocus={onSaid}
      onPointerEnter={onSaid}
    />
  );
}
