// SPDX-License-Identifier: Apache-2.0
import { createRequire, Module } from "node:module";

const drawing = "@napi-rs/canvas";
const shapes = ["DOMMatrix", "Path2D"] as const;

/** Where the library lies; null where it is not installed. */
function placeOf(require: NodeJS.Require): string | null {
  try {
    return require.resolve(drawing);
  } catch {
    return null;
  }
}

/**
 * In plain Node pdf.js loads a library of machine code to draw with, which looks for fonts and asks the system
 * who is logged in, over a socket. Nothing is drawn here: while pdf.js loads, it finds an empty one.
 */
export async function withoutCanvas<T>(load: () => Promise<T>): Promise<T> {
  const require = createRequire(import.meta.url);
  const path = placeOf(require);
  const isOurs = path !== null && require.cache[path] === undefined;
  const missing = shapes.filter((name) => !(name in globalThis));
  for (const name of missing)
    Object.defineProperty(globalThis, name, {
      value: Object,
      configurable: true,
    });
  if (isOurs) require.cache[path] = new Module(path);
  try {
    return await load();
  } finally {
    if (isOurs) Reflect.deleteProperty(require.cache, path);
    for (const name of missing) Reflect.deleteProperty(globalThis, name);
  }
}
