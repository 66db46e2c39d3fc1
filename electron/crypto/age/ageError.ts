// SPDX-License-Identifier: Apache-2.0

/**
 * Where opening stopped: `armor` and `header` are malformed texts, `no-match` means that no identity opens
 * the file, `hmac` that the header was changed, `payload` that content was changed, cut or extended.
 */
export type AgeStage = "armor" | "header" | "no-match" | "hmac" | "payload";

/** The only error that opening an age file throws of its own; errors of the source pass through. */
export class AgeError extends Error {
  override readonly name = "AgeError";
  readonly stage: AgeStage;

  constructor(stage: AgeStage, reason: string) {
    super(`age ${stage}: ${reason}`);
    this.stage = stage;
  }
}
