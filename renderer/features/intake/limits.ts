// SPDX-License-Identifier: Apache-2.0
import {
  UnpackLimits,
  usualLimits,
} from "../../../shared/domain/unpackLimits.ts";

export type LimitName = keyof UnpackLimits;
export const limitNames = Object.keys(usualLimits) as readonly LimitName[];

/** Limits as they are typed. */
export type LimitTexts = Readonly<Record<LimitName, string>>;

const gibibyte = 1024 ** 3;
const units: Readonly<Record<LimitName, number>> = {
  members: 1,
  fileBytes: gibibyte,
  totalBytes: gibibyte,
  ratio: 1,
  depth: 1,
  seconds: 60,
  memoryBytes: gibibyte,
};

/** A limit in the unit that it is typed in. */
export function inUnit(name: LimitName, limit: number): number {
  return limit / units[name];
}

export const usualTexts = Object.fromEntries(
  limitNames.map((name) => [name, String(inUnit(name, usualLimits[name]))]),
) as LimitTexts;

/** From the usual limit up to the largest that the engine takes: a window only raises them. */
export function rangeOf(name: LimitName): { least: number; most: number } {
  const { maxValue } = UnpackLimits.shape[name];
  return {
    least: inUnit(name, usualLimits[name]),
    most: Math.floor(inUnit(name, maxValue ?? usualLimits[name])),
  };
}

/** The limit that was typed; null where it is no number within its range. */
export function parseLimit(name: LimitName, text: string): number | null {
  const typed = text.trim();
  if (!/^\d{1,9}(?:\.\d{1,3})?$/.test(typed)) return null;
  const { least, most } = rangeOf(name);
  const value = Number(typed);
  return value < least || value > most ? null : Math.round(value * units[name]);
}

/** All of them, or null while one is no limit. */
export function parseLimits(texts: LimitTexts): UnpackLimits | null {
  const limits: Partial<Record<LimitName, number>> = {};
  for (const name of limitNames) {
    const limit = parseLimit(name, texts[name]);
    if (limit === null) return null;
    limits[name] = limit;
  }
  return UnpackLimits.safeParse(limits).data ?? null;
}
