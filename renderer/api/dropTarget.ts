// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { CallResult } from "../../shared/ipc/rendererApi.ts";
import { grantDropped } from "./bridge.ts";

/**
 * Files may be dropped anywhere on the window; the screen or dialog that was shown last says what happens
 * to them. Nothing is written on a drop: the target only learns which files were meant.
 */
export interface DropTarget {
  /** Said on the window while files hover over it. */
  readonly label: string;
  readonly onDrop: (result: CallResult<"files.drop">) => void;
}

interface DropState {
  readonly hovering: boolean;
  readonly label: string | null;
}

const targets: { current: DropTarget }[] = [];
const watchers = new Set<() => void>();
let state: DropState = { hovering: false, label: null };
let depth = 0;

function publish(): void {
  const label = targets.at(-1)?.current.label ?? null;
  const hovering = depth > 0 && label !== null;
  if (hovering === state.hovering && label === state.label) return;
  state = { hovering, label };
  for (const watcher of watchers) watcher();
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

function onEnter(event: DragEvent): void {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  depth += 1;
  publish();
}

function onOver(event: DragEvent): void {
  if (!holdsFiles(event) || event.dataTransfer === null) return;
  // Without this the window would open a dropped file in place of the app.
  event.preventDefault();
  event.dataTransfer.dropEffect = targets.length > 0 ? "copy" : "none";
}

function onLeave(event: DragEvent): void {
  if (!holdsFiles(event)) return;
  depth = Math.max(0, depth - 1);
  publish();
}

async function onDrop(event: DragEvent): Promise<void> {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  depth = 0;
  publish();
  const target = targets.at(-1);
  const files = [...(event.dataTransfer?.files ?? [])];
  if (target === undefined || files.length === 0) return;
  const result = await grantDropped(files);
  target.current.onDrop(result);
}

/** Starts listening for drops on the window; called once by the entry. */
export function watchDrops(): void {
  window.addEventListener("dragenter", onEnter);
  window.addEventListener("dragover", onOver);
  window.addEventListener("dragleave", onLeave);
  window.addEventListener("drop", (event) => void onDrop(event));
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Whether files hover over the window, and what dropping them would do. */
export function useDropState(): DropState {
  return useSyncExternalStore(subscribe, () => state);
}

/** Makes the component the target of drops while it is on screen; null leaves the one below. */
export function useDropTarget(target: DropTarget | null): void {
  const holder = useRef<DropTarget | null>(target);
  useEffect(() => {
    holder.current = target;
    publish();
  });
  const active = target !== null;
  useEffect(() => {
    if (!active) return undefined;
    const entry = holder as { current: DropTarget };
    targets.push(entry);
    publish();
    return () => {
      targets.splice(targets.indexOf(entry), 1);
      publish();
    };
  }, [active]);
}
