// SPDX-License-Identifier: Apache-2.0
import { createServer, runnerImport } from "vite";
import { inRepository, repositoryDir } from "../repository.mjs";

/** @typedef {{file: string, find: string, replace: string}} Patch a change of one source, made while it is loaded */

/**
 * The campaigns of test/faults, loaded from their sources, with some of the product's sources changed on the way.
 * @param {Patch[]} patches
 * @returns {Promise<{campaigns: object, close: () => Promise<void>}>}
 */
export async function loadCampaigns(patches = []) {
  const applied = new Set();
  const { module: workers } = await runnerImport(
    inRepository("workers.config.ts"),
  );
  const server = await createServer({
    configFile: false,
    root: repositoryDir,
    cacheDir: inRepository("build", "soak"),
    logLevel: "error",
    appType: "custom",
    server: { middlewareMode: true, watch: null, ws: false, hmr: false },
    optimizeDeps: { noDiscovery: true, include: [] },
    plugins: [workers.workersBuilt(), patching(patches, applied)],
  });
  try {
    const campaigns = await server.ssrLoadModule("/test/faults/index.ts");
    for (const patch of patches) {
      if (!applied.has(patch)) throw new Error(`never loaded: ${patch.file}`);
    }
    return { campaigns, close: () => server.close() };
  } catch (error) {
    await server.close();
    throw error;
  }
}

function patching(patches, applied) {
  return {
    name: "seeded-bug",
    enforce: "pre",
    transform(code, id) {
      let changed = code;
      for (const patch of patches) {
        if (id.split("?")[0] !== inRepository(patch.file)) continue;
        const parts = changed.split(patch.find);
        if (parts.length !== 2) {
          throw new Error(
            `${patch.file} has ${parts.length - 1} places like: ${patch.find}`,
          );
        }
        changed = parts.join(patch.replace);
        applied.add(patch);
      }
      return changed === code ? undefined : { code: changed, map: null };
    },
  };
}
