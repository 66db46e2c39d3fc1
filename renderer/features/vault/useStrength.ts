// SPDX-License-Identifier: Apache-2.0
import {
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import type { estimateStrength, Strength } from "./estimator.ts";

type Estimator = typeof estimateStrength;

/** Judging takes long enough to be felt at every key; a short rest in typing is not. */
const restMilliseconds = 150;

/**
 * The strength of what stands in `input`, looked at whenever `retype` was called and the typing rests. The
 * dictionaries are large and come from the app's own files once the form is idle; until then there is no
 * strength to show. What was typed is read from the control each time and kept nowhere.
 */
export function useStrength(input: RefObject<HTMLInputElement | null>): {
  readonly strength: Strength | null;
  readonly retype: () => void;
  /** Judges what stands there now; null while there are no dictionaries yet. */
  readonly judge: () => Strength | null;
} {
  const [strength, setStrength] = useState<Strength | null>(null);
  const estimator = useRef<Estimator | null>(null);
  const rest = useRef<number | undefined>(undefined);

  const judge = useCallback(() => {
    const typed = input.current?.value ?? "";
    const known = estimator.current;
    const judged = typed === "" || known === null ? null : known(typed);
    setStrength(judged);
    return judged;
  }, [input]);
  const retype = useCallback(() => {
    window.clearTimeout(rest.current);
    rest.current = window.setTimeout(judge, restMilliseconds);
  }, [judge]);

  useEffect(() => {
    const idle = requestIdleCallback(() => {
      void import("./estimator.ts").then((loaded) => {
        estimator.current = loaded.estimateStrength;
        judge();
      });
    });
    return () => {
      cancelIdleCallback(idle);
      window.clearTimeout(rest.current);
    };
  }, [judge]);
  return { strength, retype, judge };
}
