// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../failure.ts";

/**
 * Facts as they may stand in a sentence. They can come from a hostile file's name, so that each is cut
 * short and whatever could change how a line shows is made visible.
 */
const longest = 200;
const hidden = /[\p{C}\p{Zl}\p{Zp}\u200b-\u200f\u2060-\u2064]/gu;

export function shown(value: string | number): string {
  const characters = Array.from(visible(String(value)));
  return characters.length <= longest
    ? characters.join("")
    : `${characters.slice(0, longest - 1).join("")}…`;
}

/** The whole text, with whatever could change how a line shows made visible. */
export function visible(text: string): string {
  return text.replace(hidden, "\u{fffd}");
}

/** A fact ready to be put into a sentence; empty when the failure does not carry it. */
export type Fact = (name: string) => string;

export function factsOf({ facts }: Failure): Fact {
  return (name) => {
    const value =
      facts !== undefined && Object.hasOwn(facts, name) ? facts[name] : "";
    return shown(value ?? "");
  };
}

/** What did not happen, what is safe, and what to do: each one or more whole sentences. */
export interface FailureText {
  readonly title: string;
  readonly safe: string;
  readonly next: string;
}

export type FailureWords = (fact: Fact) => FailureText;

/** `The file “report.pdf”`, or `The file` when no name is known. */
export function named(what: string, name: string): string {
  return name === "" ? what : `${what} “${name}”`;
}

/** ` (reason)`, or nothing. */
export function because(reason: string): string {
  return reason === "" ? "" : ` (${reason})`;
}

/** `ada`, `ada and lin`, `ada, lin and mo`; with "or" likewise. */
export function listed(items: readonly string[], word: "and" | "or"): string {
  const last = items.at(-1) ?? "";
  return items.length < 2
    ? last
    : `${items.slice(0, -1).join(", ")} ${word} ${last}`;
}

/** Bytes in words, in powers of 1024: `32 MiB`. */
export function bytesInWords(value: string): string {
  const bytes = Number(value);
  if (value === "" || !Number.isFinite(bytes)) return value;
  const units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
  const power = Math.min(
    units.length - 1,
    Math.max(0, Math.floor(Math.log2(Math.max(bytes, 1)) / 10)),
  );
  const amount = bytes / 1024 ** power;
  const digits = Number.isInteger(amount) ? String(amount) : amount.toFixed(1);
  return `${digits} ${units[power] ?? ""}`;
}

export const nothingChanged = "Nothing was changed.";
