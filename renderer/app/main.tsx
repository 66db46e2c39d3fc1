// SPDX-License-Identifier: Apache-2.0
import "./parsing.ts";
import "./locale.ts";
import "./styles.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { call } from "../api/bridge.ts";
import { askAhead } from "../api/resource.ts";
import { watchDrops } from "../api/dropTarget.ts";
import { ClipboardContext } from "../ui/Digest.tsx";
import { App } from "./App.tsx";
import { watchCommands } from "./commands.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";

async function copyText(text: string): Promise<boolean> {
  return (await call("clipboard.write", { text })).ok;
}

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no root");
// All that the first screen shows.
askAhead("vault.status", {});
askAhead("vault.recent", {});
watchDrops();
watchCommands();
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <ClipboardContext value={copyText}>
        <App />
      </ClipboardContext>
    </ErrorBoundary>
  </StrictMode>,
);
