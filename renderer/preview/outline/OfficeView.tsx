// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useMemo, useRef } from "react";
import type { OfficeText, TextBlock } from "../../../shared/domain/outline.ts";
import { shown } from "../../../shared/text/facts.ts";
import { t } from "../../text/text.ts";
import { Frame } from "../Frame.tsx";
import { useFinder } from "../useFinder.ts";
import { Runs } from "./Runs.tsx";
import { TextTable } from "./TextTable.tsx";
import { type NumberedSection, numberText } from "./units.ts";

interface OfficeViewProps {
  readonly name: string;
  readonly text: OfficeText;
  readonly tools: ReactNode;
}

/** Below the title of its section. */
const levels = ["h3", "h4", "h5", "h6"] as const;

function Block({ block, unit }: { block: TextBlock; unit: number }) {
  if (block.kind === "table")
    return <TextTable table={block} firstUnit={unit} />;
  const { level, isListed, runs } = block;
  const Element = level === 0 ? "p" : (levels[level - 1] ?? "h6");
  return (
    <Element data-unit={unit} dir="auto" data-listed={isListed}>
      <Runs runs={runs} />
    </Element>
  );
}

function Section({ numbered }: { readonly numbered: NumberedSection }) {
  const { section, title, titleUnit, blockUnits } = numbered;
  return (
    <section data-hidden={section.isHidden}>
      {title === "" ? null : (
        <h2 data-unit={titleUnit}>
          {title}
          {section.isHidden ? (
            <span className="run-word" data-aside>
              {t("preview.isHidden")}
            </span>
          ) : null}
        </h2>
      )}
      {section.blocks.map((block, index) => (
        <Block key={index} block={block} unit={blockUnits[index] ?? 0} />
      ))}
    </section>
  );
}

function noticeOf({ isCut, unread }: OfficeText): string | undefined {
  const notices: string[] = [];
  if (isCut) notices.push(t("preview.officeCut"));
  if (unread.length > 0) {
    const parts = unread.slice(0, 5).map(shown).join(", ");
    notices.push(t("preview.officeUnread", { count: unread.length, parts }));
  }
  return notices.length === 0 ? undefined : notices.join(" ");
}

/** The words of a document, with what was changed and what is hidden said to be so. */
export function OfficeView({ name, text, tools }: OfficeViewProps) {
  const body = useRef<HTMLDivElement>(null);
  const { sections, texts } = useMemo(() => numberText(text), [text]);
  const finder = useFinder(body, texts, (unit) => {
    const found = body.current?.querySelector(`[data-unit="${unit}"]`);
    found?.scrollIntoView({ block: "center" });
  });
  return (
    <Frame
      label={name}
      body={body}
      finder={finder}
      tools={tools}
      notice={noticeOf(text)}
      foot={<p className="preview-foot">{t("preview.officeNote")}</p>}
    >
      <article className="office" data-type={text.type}>
        {sections.map((numbered, index) => (
          <Section key={index} numbered={numbered} />
        ))}
      </article>
    </Frame>
  );
}
