// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from "react";
import {
  commandFacts,
  type CommandId,
  commandOf,
  keysShown,
} from "../../shared/domain/commands.ts";
import { listen } from "../api/bridge.ts";
import { clearNote } from "./note.ts";
import { topSheet } from "./screenParts.ts";

type Handlers = Partial<Readonly<Record<CommandId, () => void>>>;

const layers: { current: Handlers }[] = [];

/** Whether this is a Mac, whose commands go with its own key. */
export const isMac = navigator.userAgent.includes("Mac OS X");

/** `Ctrl+K`; empty for a command without keys. */
export function keysOf(command: CommandId): string {
  return keysShown(command, isMac) ?? "";
}

function handlerOf(command: CommandId): (() => void) | undefined {
  for (const { current } of layers.toReversed())
    if (current[command] !== undefined) return current[command];
  return undefined;
}

/** Whether anything on the screen carries the command out. */
export function canRun(command: CommandId): boolean {
  return handlerOf(command) !== undefined;
}

/** Carries a command out, by whatever was shown last and knows it. A sheet keeps away what it would be lost by. */
export function runCommand(command: CommandId): void {
  if (topSheet() !== null && !commandFacts(command).overSheets) return;
  handlerOf(command)?.();
}

/** Carries these commands out while the component is on screen, in place of what was shown before it. */
export function useCommandHandlers(handlers: Handlers): void {
  const holder = useRef(handlers);
  useEffect(() => {
    holder.current = handlers;
  });
  useEffect(() => {
    layers.push(holder);
    return () => {
      layers.splice(layers.indexOf(holder), 1);
    };
  }, []);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const command = commandOf(event, isMac);
  if (command === null) return;
  // Also where it does nothing: the menu has the same keys, and would ask for it once more.
  event.preventDefault();
  if (!event.repeat) runCommand(command);
}

/** Starts listening for keys and menus; called once by the entry. */
export function watchCommands(): void {
  for (const type of ["keydown", "pointerdown"])
    window.addEventListener(type, clearNote, { capture: true });
  window.addEventListener("keydown", onKeyDown);
  listen("command.chosen", ({ command }) => {
    runCommand(command);
  });
}
