// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { z } from "zod";
import type { Storage } from "../storage/storage.ts";
import { inTurn } from "./inTurn.ts";

const size = z.number().int().min(1).max(100_000);
const offset = z.number().int().min(-100_000).max(100_000);
const WindowPlace = z.strictObject({
  x: offset,
  y: offset,
  width: size,
  height: size,
  isMaximized: z.boolean(),
});
/** Where the window is while it is not maximised, and whether it is. */
export type WindowPlace = z.infer<typeof WindowPlace>;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const PlaceFile = z.strictObject({ format: z.literal(1), place: WindowPlace });
const fileLimit = 1 << 16;

function shared(one: Area, other: Area): number {
  const width =
    Math.min(one.x + one.width, other.x + other.width) -
    Math.max(one.x, other.x);
  const height =
    Math.min(one.y + one.height, other.y + other.height) -
    Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

/**
 * The place, moved and made smaller as far as it takes to lie within one screen: the one that has most of it,
 * or the first where the screen that it was on is gone. Null without a screen.
 */
export function placeOn(
  screens: readonly Area[],
  place: WindowPlace,
): WindowPlace | null {
  const [first] = screens;
  if (first === undefined) return null;
  const most = screens.reduce((best, each) =>
    shared(each, place) > shared(best, place) ? each : best,
  );
  const width = Math.min(place.width, most.width);
  const height = Math.min(place.height, most.height);
  return {
    ...place,
    x: Math.min(Math.max(place.x, most.x), most.x + most.width - width),
    y: Math.min(Math.max(place.y, most.y), most.y + most.height - height),
    width,
    height,
  };
}

/** Where the window was last, kept in the user's profile. It says nothing of what was in it. */
export interface WindowMemory {
  /** Null when nothing was kept, or what was kept cannot be read. */
  read(): Promise<WindowPlace | null>;
  write(place: WindowPlace): Promise<void>;
}

export function createWindowMemory(
  storage: Storage,
  profileDir: string,
): WindowMemory {
  const placePath = join(profileDir, "window.json");
  const changes = inTurn();
  return {
    async read() {
      const bytes = await storage.readWhole(placePath, fileLimit);
      if (!bytes.ok) return null;
      try {
        const text = new TextDecoder().decode(bytes.value);
        return PlaceFile.parse(JSON.parse(text)).place;
      } catch {
        return null;
      }
    },
    write: (place) =>
      changes(async () => {
        const file: z.infer<typeof PlaceFile> = { format: 1, place };
        await storage.replaceDurably(
          placePath,
          new TextEncoder().encode(`${JSON.stringify(file)}\n`),
        );
      }),
  };
}
