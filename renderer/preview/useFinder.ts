// SPDX-License-Identifier: Apache-2.0
import {
  type RefObject,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
} from "react";
import { findMatches, paintMatches } from "./find.ts";

export interface Finder {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly count: number;
  /** From 1; 0 when nothing is found. */
  readonly current: number;
  readonly step: (by: 1 | -1) => void;
}

/**
 * Finding in what a view shows.
 *
 * @param texts - of each unit; may grow
 * @param show - brings a unit into view
 */
export function useFinder(
  body: RefObject<HTMLElement | null>,
  texts: readonly string[],
  show: (unit: number) => void,
): Finder {
  const [query, setQuery] = useState("");
  const [index, setIndex] = useState(0);
  const matches = useMemo(() => findMatches(texts, query), [texts, query]);
  const here = matches[index];
  const bringHere = useEffectEvent(show);
  const unit = here?.unit;
  useEffect(() => {
    if (unit !== undefined) bringHere(unit);
  }, [unit, query]);
  useEffect(() => {
    const root = body.current;
    if (root === null) return undefined;
    const paint = (): void => {
      paintMatches(root, query, here);
    };
    paint();
    const changes = new MutationObserver(paint);
    changes.observe(root, { childList: true, subtree: true });
    return () => {
      changes.disconnect();
    };
  }, [body, query, here]);
  return {
    query,
    setQuery(typed) {
      setQuery(typed);
      setIndex(0);
    },
    count: matches.length,
    current: here === undefined ? 0 : index + 1,
    step(by) {
      const { length } = matches;
      if (length > 0) setIndex((index + by + length) % length);
    },
  };
}
