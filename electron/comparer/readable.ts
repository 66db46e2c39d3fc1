// SPDX-License-Identifier: Apache-2.0
import {
  type DigestReason,
  type Entry,
  mostCompared,
  type NotSeen,
} from "../../shared/domain/comparison.ts";
import {
  excerptLimit,
  type FileType,
  mostUnseen,
} from "../../shared/domain/inspection.ts";
import type { UnseenReason } from "../../shared/domain/inspectionChecks.ts";
import type { Lines } from "./lines.ts";

/** One version as it can be compared. */
export type Readable = { readonly type: FileType } & (
  | { readonly kind: "lines"; readonly lines: Lines }
  | { readonly kind: "entries"; readonly entries: readonly Entry[] }
  | {
      readonly kind: "opaque";
      readonly why: Extract<
        DigestReason,
        "no-text" | "too-long" | "unreadable"
      >;
    }
);

/** Collects what of a version is not compared. */
export class NotSeenList {
  readonly all: NotSeen[] = [];

  add(reason: UnseenReason, what: string): void {
    if (this.all.length >= mostUnseen) return;
    const isLast = this.all.length === mostUnseen - 1;
    this.all.push(
      isLast
        ? { reason: "limit-reached", what: "more that is not listed" }
        : {
            reason,
            what: Array.from(what)
              .slice(0, excerptLimit / 2)
              .join(""),
          },
    );
  }
}

/** A text that is not longer than what is compared. */
export function readableLines(type: FileType, lines: Lines): Readable {
  return lines.texts.length > mostCompared
    ? { type, kind: "opaque", why: "too-long" }
    : { type, kind: "lines", lines };
}

/** Work in steps, so that whoever waits hears that it goes on. */
export type Steps<T> = AsyncGenerator<void, T, void>;
