// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from "react";
import type { HandedView } from "../../shared/ipc/shellContract.ts";
import { call, listen } from "../api/bridge.ts";

/** `kept` leaves it to whoever asks next, `blocked` asks again once the focus has moved: a sheet lies over the screen. */
export type Taking = "taken" | "kept" | "blocked";

/** Asks, now and whenever there is more, what the system gave the app to open. */
export function useHanded(take: (handed: HandedView) => Taking): void {
  const holder = useRef(take);
  useEffect(() => {
    holder.current = take;
  });
  useEffect(() => {
    let isGone = false;
    let isBlocked = false;
    const look = async (): Promise<void> => {
      const { handed } = await show();
      if (handed === null || isGone) return;
      const taking = holder.current(handed);
      isBlocked = taking === "blocked";
      if (taking !== "taken") return;
      await call("handed.forget", { id: handed.id });
      await look();
    };
    const lookAgain = (): void => {
      if (isBlocked) void look();
    };
    void look();
    const stop = listen("files.handed", () => void look());
    document.addEventListener("focusin", lookAgain);
    return () => {
      isGone = true;
      stop();
      document.removeEventListener("focusin", lookAgain);
    };
  }, []);
}

async function show(): Promise<{ readonly handed: HandedView | null }> {
  const result = await call("handed.show", {});
  return result.ok ? result.value : { handed: null };
}
