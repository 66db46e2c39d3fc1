// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "vite";

/**
 * A worker thread is started from a file of its own, which the sources name as TypeScript. These plugins put
 * the built file in that place.
 */
const name = "cryptoWorker";
const entryPath = fileURLToPath(
  new URL(`electron/crypto/bulk/${name}.ts`, import.meta.url),
);
const starterPath = fileURLToPath(
  new URL("electron/crypto/bulk/workers.ts", import.meta.url),
);
const sourceUrl = `new URL("./${name}.ts", import.meta.url)`;

function pointTo(code: string, url: string): { code: string; map: null } {
  if (!code.includes(sourceUrl))
    throw new Error(`${starterPath} no longer starts ${name}.ts`);
  // One line for one line: no map is needed.
  return { code: code.replace(sourceUrl, url), map: null };
}

/** Inputs of a build whose `workersBeside` finds them. */
export const workerEntries = { [name]: entryPath };

/** For a build: the worker is an entry beside the chunk that starts it. */
export function workersBeside(): Plugin {
  return {
    name: "workers-beside",
    enforce: "pre",
    transform(code, id) {
      return id === starterPath
        ? pointTo(code, `new URL("./${name}.js", import.meta.url)`)
        : null;
    },
  };
}

async function buildWorker(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    build: { ssr: entryPath, write: false, target: "node20", minify: false },
  });
  if (!("output" in built)) throw new Error("the worker was not built");
  const { code } = built.output[0];
  const digest = createHash("sha256").update(code).digest("hex");
  const folder = fileURLToPath(new URL("build/workers/", import.meta.url));
  const path = join(folder, `${name}-${digest.slice(0, 16)}.mjs`);
  mkdirSync(folder, { recursive: true });
  const part = `${path}.${String(process.pid)}`;
  writeFileSync(part, code);
  renameSync(part, path);
  return pathToFileURL(path).href;
}

/** For tests, which run the sources as they are: the worker alone is built, once a run. */
export function workersBuilt(): Plugin {
  let url: Promise<string> | undefined;
  return {
    name: "workers-built",
    enforce: "pre",
    async transform(code, id) {
      if (id !== starterPath) return null;
      url ??= buildWorker();
      return pointTo(code, `new URL(${JSON.stringify(await url)})`);
    },
  };
}
