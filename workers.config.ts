// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "vite";

/**
 * A worker thread, or a process of its own, is started from a file of its own, which the sources name as
 * TypeScript. These plugins put the built file in that place.
 */
interface Started {
  /** Of the built file. */
  readonly name: string;
  readonly entryPath: string;
  readonly starterPath: string;
  /** How the starter names the entry. */
  readonly sourceUrl: string;
}

function source(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

const startedFiles: readonly Started[] = [
  {
    name: "cryptoWorker",
    entryPath: source("electron/crypto/bulk/cryptoWorker.ts"),
    starterPath: source("electron/crypto/bulk/workers.ts"),
    sourceUrl: 'new URL("./cryptoWorker.ts", import.meta.url)',
  },
  {
    name: "inspector",
    entryPath: source("electron/inspector/process.ts"),
    starterPath: source("electron/engine/helpers/nodeHelper.ts"),
    sourceUrl: 'new URL("../../inspector/process.ts", import.meta.url)',
  },
  {
    name: "cleaner",
    entryPath: source("electron/cleaner/process.ts"),
    starterPath: source("electron/engine/helpers/nodeHelper.ts"),
    sourceUrl: 'new URL("../../cleaner/process.ts", import.meta.url)',
  },
  {
    name: "opener",
    entryPath: source("electron/engine/inbox/openerProcess.ts"),
    starterPath: source("electron/engine/helpers/nodeHelper.ts"),
    sourceUrl: 'new URL("../inbox/openerProcess.ts", import.meta.url)',
  },
  {
    name: "outliner",
    entryPath: source("electron/inspector/outline/process.ts"),
    starterPath: source("electron/engine/helpers/nodeHelper.ts"),
    sourceUrl: 'new URL("../../inspector/outline/process.ts", import.meta.url)',
  },
  {
    name: "unwrapper",
    entryPath: source("electron/unwrapper/process.ts"),
    starterPath: source("electron/engine/helpers/nodeHelper.ts"),
    sourceUrl: 'new URL("../../unwrapper/process.ts", import.meta.url)',
  },
  {
    name: "comparer",
    entryPath: source("electron/comparer/process.ts"),
    starterPath: source("electron/engine/helpers/nodeHelper.ts"),
    sourceUrl: 'new URL("../../comparer/process.ts", import.meta.url)',
  },
  {
    name: "parentWatch",
    entryPath: source("electron/helper/parentWatch.ts"),
    starterPath: source("electron/helper/serve.ts"),
    sourceUrl: 'new URL("./parentWatch.ts", import.meta.url)',
  },
];

/** Names in a starter the built files, of which `urlOf` gives the expressions; null for what starts nothing. */
async function pointToBuilt(
  starter: { readonly id: string; readonly code: string },
  urlOf: (started: Started) => string | Promise<string>,
): Promise<{ code: string; map: null } | null> {
  let { code } = starter;
  for (const started of startedFiles) {
    const { name, starterPath, sourceUrl } = started;
    if (starterPath !== starter.id) continue;
    if (!code.includes(sourceUrl))
      throw new Error(`${starterPath} no longer starts ${name}`);
    code = code.replace(sourceUrl, await urlOf(started));
  }
  // One line for one line: no map is needed.
  return code === starter.code ? null : { code, map: null };
}

/** Inputs of a build whose `workersBeside` finds them. */
export const workerEntries = Object.fromEntries(
  startedFiles.map(({ name, entryPath }) => [name, entryPath]),
);

/** For a build: what is started is an entry beside the chunk that starts it. */
export function workersBeside(): Plugin {
  return {
    name: "workers-beside",
    enforce: "pre",
    transform: (code, id) =>
      pointToBuilt(
        { id, code },
        ({ name }) => `new URL("./${name}.js", import.meta.url)`,
      ),
  };
}

async function buildStarted({ name, entryPath }: Started): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    // What is started may start something itself.
    plugins: [workersBuilt()],
    build: { ssr: entryPath, write: false, target: "node20", minify: false },
  });
  if (!("output" in built)) throw new Error(`${name} was not built`);
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

/** For tests, which run the sources as they are: what is started alone is built, once a run. */
export function workersBuilt(): Plugin {
  const urls = new Map<string, Promise<string>>();
  return {
    name: "workers-built",
    enforce: "pre",
    transform: (code, id) =>
      pointToBuilt({ id, code }, async (started) => {
        const url = urls.get(started.name) ?? buildStarted(started);
        urls.set(started.name, url);
        return `new URL(${JSON.stringify(await url)})`;
      }),
  };
}
