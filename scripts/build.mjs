// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { ensureDependencies } from "./npm.mjs";
import { inRepository, say, SetupError } from "./repository.mjs";

const distDir = inRepository("dist");
const stampPath = join(distDir, "sources.sha256");

const builds = [
  { config: "vite.node.config.ts", folder: "node" },
  {
    config: "vite.preload.config.ts",
    folder: "preload",
  },
  {
    config: "vite.renderer.config.ts",
    folder: "renderer",
  },
  { config: "vite.preview.config.ts", folder: "preview" },
  {
    config: "vite.previewPreload.config.ts",
    folder: "previewPreload",
  },
];
const inputs = [
  "electron",
  "renderer",
  "shared",
  "scripts/build.mjs",
  "package.json",
  "package-lock.json",
  "tsconfig.base.json",
  "workers.config.ts",
  ...builds.map(({ config }) => config),
];

/** Builds the app into dist/ when a source changed since the last build; else returns at once. */
export async function ensureBuild() {
  const digest = digestOfSources();
  if (isBuilt(digest)) return;
  ensureDependencies();
  say("Building…");
  const partDir = `${distDir}.${process.pid}`;
  // Vite would take it from who calls: of a test that builds first, a development build of the window.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = "production";
  try {
    await buildInto(partDir);
    writeFileSync(join(partDir, "sources.sha256"), `${digest}\n`);
    replaceDist(partDir);
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
    rmSync(partDir, { recursive: true, force: true });
  }
}

async function buildInto(partDir) {
  const { build } = await import("vite");
  for (const { config, folder } of builds) {
    try {
      await build({
        configFile: inRepository(config),
        logLevel: "warn",
        build: { outDir: join(partDir, folder) },
      });
    } catch (error) {
      throw new SetupError(`The build failed (${config}).\n${error.message}`);
    }
  }
}

/** Renames, so that a command that runs meanwhile sees the old build or the new one, whole. */
function replaceDist(partDir) {
  const oldDir = `${distDir}.old.${process.pid}`;
  for (;;) {
    if (existsSync(distDir)) renameSync(distDir, oldDir);
    try {
      renameSync(partDir, distDir);
      return;
    } catch (error) {
      // Another build came first, between the two renames; the later one stays.
      if (!["ENOTEMPTY", "EEXIST"].includes(error.code)) throw error;
    } finally {
      rmSync(oldDir, { recursive: true, force: true });
    }
  }
}

function isBuilt(digest) {
  return (
    existsSync(stampPath) && readFileSync(stampPath, "utf8").trim() === digest
  );
}

/** By content, so that neither a checkout nor a copy makes a build stale. */
function digestOfSources() {
  const hash = createHash("sha256");
  for (const path of inputs.flatMap(filesUnder).sort()) {
    const content = readFileSync(inRepository(path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function filesUnder(path) {
  if (!existsSync(inRepository(path))) return [];
  if (/\.[a-z]+$/.test(path)) return [path];
  return readdirSync(inRepository(path), { withFileTypes: true }).flatMap(
    (entry) => {
      const entryPath = `${path}/${entry.name}`;
      if (entry.isDirectory()) return filesUnder(entryPath);
      return /\.test\.tsx?$/.test(entry.name) ? [] : [entryPath];
    },
  );
}
