// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { sha256 } from "../../electron/crypto/digest.ts";
import { judgeLanding } from "../../electron/engine/release/landing/judgeLanding.ts";
import type { Plan } from "../../electron/engine/release/landing/plan.ts";
import { resolveBase } from "../../electron/engine/release/resolveBase.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import type { LandingProblem } from "../../shared/domain/landing.ts";
import { type Clone, makePublicRepository } from "./gitClone.ts";
import { tempFolder } from "./tempFolder.ts";
import { unending } from "./tools.ts";
import { requireOk } from "./unwrap.ts";

/** Releases that are held against the commits of real clones. */
export const audits = "sig-security-external-audit/security-audit-2026";

export interface Brought {
  readonly files: Readonly<Record<string, string>>;
  readonly place?: string;
  readonly removes?: readonly string[];
}

export function planOf({
  files,
  place = `${audits}/release`,
  removes = [],
}: Brought): Plan {
  return {
    ...{ place, removes },
    files: Object.entries(files).map(([path, text]) => {
      const bytes = Buffer.from(text);
      const content = { size: bytes.length, sha256: sha256(bytes) };
      return {
        path,
        own: path.startsWith(`${place}/`),
        content,
        pieces: () => [bytes],
      };
    }),
  };
}

export async function baseOf(clone: Clone) {
  return requireOk(
    await resolveBase(createStorage(), {
      cloneDir: clone.dir,
      signal: unending,
    }),
  );
}

export async function judge(
  prepare: (clone: Clone) => void,
  brought: Brought,
): Promise<readonly LandingProblem[]> {
  const clone = makePublicRepository(join(tempFolder(), "clone"));
  prepare(clone);
  clone.commit("Prepare");
  return requireOk(await judgeLanding(await baseOf(clone), planOf(brought)));
}

export const said = (problems: readonly LandingProblem[]) =>
  problems.map(({ name, by, paths }) => `${name} ${by} ${paths.join(",")}`);
