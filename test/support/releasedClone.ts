// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { exportTo, prepareExport, type Prepared } from "./export.ts";
import type { Clone } from "./gitClone.ts";
import { place } from "./releases.ts";
import { tempFolder } from "./tempFolder.ts";
import { requireOk } from "./unwrap.ts";
import { askBoth } from "./verifiers.ts";

export interface Released extends Prepared {
  /** The release's own commit. */
  readonly good: string;
}

/** A clone that has the release's own commit checked out, on a base that `prepare` made. */
export async function released(
  prepare: (clone: Clone) => void = () => undefined,
): Promise<Released> {
  const prepared = prepareExport(tempFolder(), {}, prepare);
  const { clone, folder } = prepared;
  const { commit } = requireOk(await exportTo(prepared, "release"));
  const bundle = join(folder, "release/release.bundle");
  clone.git("fetch", "-q", bundle, "refs/heads/*:refs/heads/*");
  clone.git("checkout", "-q", commit ?? "");
  return { ...prepared, good: commit ?? "" };
}

/** What both verifiers say of a commit of that clone. */
export function askOfCommit({ clone, parts }: Prepared, commit = "HEAD") {
  const trusted = new TextEncoder().encode(parts.charters[0]?.text);
  return askBoth({ dir: join(clone.dir, place), trusted, commit });
}
