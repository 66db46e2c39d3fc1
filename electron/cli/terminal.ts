// SPDX-License-Identifier: Apache-2.0

interface Keys extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
}

interface Words extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Where a command reads from and prints to. */
export interface Terminal {
  readonly stdin: Keys;
  /** Results, and nothing else. */
  readonly stdout: Words;
  /** Questions, progress and what went wrong. */
  readonly stderr: Words;
  /** Aborted when the person or the system asks the command to stop. */
  readonly interrupted: AbortSignal;
}
