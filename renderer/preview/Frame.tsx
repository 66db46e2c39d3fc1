// SPDX-License-Identifier: Apache-2.0
import { ChevronDown, ChevronUp } from "lucide-react";
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
} from "react";
import { t } from "../text/text.ts";
import { IconButton } from "../ui/Button.tsx";
import { mostMatches } from "./find.ts";
import { leave } from "./ports.ts";
import type { Finder } from "./useFinder.ts";

interface FrameProps {
  readonly label: string;
  readonly body: RefObject<HTMLDivElement | null>;
  readonly finder?: Finder | undefined;
  readonly tools?: ReactNode;
  /** What is to be known about what is not shown. */
  readonly notice?: ReactNode;
  readonly foot?: ReactNode;
  readonly onZoom?: (by: 1 | -1 | 0) => void;
  readonly children: ReactNode;
}

function zoomOf(key: string): 1 | -1 | 0 | null {
  if (key === "+" || key === "=") return 1;
  if (key === "-") return -1;
  return key === "0" ? 0 : null;
}

function isCommand(event: globalThis.KeyboardEvent): boolean {
  return event.ctrlKey !== event.metaKey && !event.altKey;
}

function useKeys(
  field: RefObject<HTMLInputElement | null>,
  onZoom: FrameProps["onZoom"],
): void {
  const press = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      void leave();
      return;
    }
    if (!isCommand(event)) return;
    if (event.key.toLowerCase() === "f") {
      event.preventDefault();
      field.current?.select();
      field.current?.focus();
    }
    const by = zoomOf(event.key);
    if (by === null) return;
    event.preventDefault();
    onZoom?.(by);
  });
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      press(event);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
    };
  }, []);
}

interface FindFieldProps {
  readonly finder: Finder;
  readonly field: RefObject<HTMLInputElement | null>;
}

function FindField({ finder, field }: FindFieldProps) {
  const { query, count, current } = finder;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") finder.step(event.shiftKey ? -1 : 1);
    // The first Esc empties the field, the next one leaves.
    if (event.key !== "Escape" || query === "") return;
    event.stopPropagation();
    event.nativeEvent.stopImmediatePropagation();
    finder.setQuery("");
  };
  const most = count >= mostMatches ? "+" : "";
  return (
    <search className="find">
      <input
        ref={field}
        className="input"
        type="search"
        aria-label={t("preview.find")}
        placeholder={t("preview.find")}
        value={query}
        onChange={(event) => {
          finder.setQuery(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <output className="find-count">
        {query === ""
          ? ""
          : t("preview.found", { current, count: `${count}${most}` })}
      </output>
      <IconButton
        icon={ChevronUp}
        label={t("preview.findPrevious")}
        onClick={() => {
          finder.step(-1);
        }}
      />
      <IconButton
        icon={ChevronDown}
        label={t("preview.findNext")}
        onClick={() => {
          finder.step(1);
        }}
      />
    </search>
  );
}

/** What every kind of preview has around it: its tools, the field to find in it, and the part that scrolls. */
export function Frame({
  label,
  body,
  finder,
  tools,
  notice,
  foot,
  onZoom,
  children,
}: FrameProps) {
  const field = useRef<HTMLInputElement>(null);
  useKeys(field, onZoom);
  useEffect(() => {
    body.current?.focus();
  }, [body]);
  return (
    <main className="preview">
      <div
        className="preview-tools"
        role="toolbar"
        aria-label={t("preview.tools")}
      >
        {tools}
        {finder === undefined ? null : <FindField {...{ finder, field }} />}
      </div>
      {notice === undefined ? null : <p className="preview-notice">{notice}</p>}
      <div
        ref={body}
        className="preview-body"
        role="document"
        aria-label={label}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {children}
      </div>
      {foot}
    </main>
  );
}
