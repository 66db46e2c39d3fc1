// SPDX-License-Identifier: Apache-2.0

/**
 * What is drawn on. Without this it reads every font of the system as it is loaded, and asks for this account's
 * folder, by a socket where a daemon of names may be; a reader of PDF brings its own letters.
 */
process.env["DISABLE_SYSTEM_FONTS_LOAD"] = "1";

// Loaded by a statement: an import would come before the line above.
export const { createCanvas, DOMMatrix, loadImage, Path2D } =
  await import("@napi-rs/canvas");
