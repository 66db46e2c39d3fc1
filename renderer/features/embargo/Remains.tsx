// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "react";
import { countdown } from "../../../shared/domain/embargo.ts";
import { type Instant, instantAt } from "../../../shared/ids.ts";
import { countdownWords } from "../../../shared/text/embargo.ts";

/** The present second, as long as the component is on screen. */
export function useNow(): Instant {
  const [now, setNow] = useState(() => instantAt(Date.now()));
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(instantAt(Date.now()));
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}

/** How long until then, or since. Not said aloud each second: a reader hears it when it is asked for. */
export function Remains({ ends }: { readonly ends: Instant }) {
  const now = useNow();
  return (
    <span role="timer" aria-live="off" className="number strong">
      {countdownWords(countdown(ends, now))}
    </span>
  );
}
