// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense, useEffect, useState } from "react";
import { listen } from "../api/bridge.ts";
import { forgetUnwatched, refreshAll, useResource } from "../api/resource.ts";
import { forgetWork } from "../api/work.ts";
import { Welcome } from "../features/vault/Welcome.tsx";
import { t } from "../text/text.ts";
import { Announcer, announce } from "../ui/Announcer.tsx";
import { BothClocksContext } from "../ui/Facts.tsx";
import { FailureNotice } from "../ui/FailureNotice.tsx";
import { useCommandHandlers } from "./commands.ts";
import { DevelopmentBanner } from "./DevelopmentBanner.tsx";
import { DropVeil } from "./DropVeil.tsx";
import { screenCommands } from "./screenCommands.ts";
import { ShortcutSheet } from "./ShortcutSheet.tsx";
import { WindowNote } from "./WindowNote.tsx";

/** Half of the program is of no use before a vault is open: the first screen does not wait for it. */
const loadDesk = async () => ({ default: (await import("./Desk.tsx")).Desk });
const Desk = lazy(loadDesk);

/** The window: what is shown follows from whether a vault is open. */
export function App() {
  const info = useResource("shell.info", {});
  const status = useResource("vault.status", {});
  const developing = info.state === "ready" && info.value.developmentRuntime;

  const closed = status.state === "ready" && status.value.state === "closed";
  const [engineGone, setEngineGone] = useState(false);
  const [isSheetOpen, setSheetOpen] = useState(false);
  useCommandHandlers({
    ...screenCommands,
    shortcuts: () => {
      setSheetOpen(true);
    },
  });
  useEffect(
    () =>
      listen("vault.locked", ({ why }) => {
        setEngineGone(why === "engine-gone");
        announce(t(why === "asked" ? "lock.done" : "lock.engineGone"));
        refreshAll();
      }),
    [],
  );
  useEffect(() => {
    // A lock renews the page; an engine that ended by itself does not.
    if (!closed) return;
    forgetUnwatched();
    forgetWork();
    const ahead = requestIdleCallback(() => void loadDesk());
    return () => {
      cancelIdleCallback(ahead);
    };
  }, [closed]);

  const settings = useResource("settings.show", {});
  const chosen = settings.state === "ready" ? settings.value : null;
  useEffect(() => {
    document.documentElement.dataset["contrast"] = chosen?.contrast ?? "system";
  }, [chosen]);

  return (
    <BothClocksContext value={chosen?.times === "both"}>
      <div className="window">
        {developing ? <DevelopmentBanner /> : null}
        {status.state === "failed" ? (
          <main className="welcome">
            <FailureNotice failure={status.failure} />
          </main>
        ) : null}
        {closed ? (
          <Welcome developing={developing} engineGone={engineGone} />
        ) : null}
        {status.state === "ready" && status.value.state === "open" ? (
          <Suspense>
            <Desk vault={status.value} />
          </Suspense>
        ) : null}
        {isSheetOpen ? (
          <ShortcutSheet
            onClose={() => {
              setSheetOpen(false);
            }}
          />
        ) : null}
        <WindowNote />
        <DropVeil />
        <Announcer />
      </div>
    </BothClocksContext>
  );
}
