// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import type { ReleaseId } from "../../shared/ids.ts";
import type { Response } from "../../shared/ipc/contract.ts";
import type { ReleaseView } from "../../shared/ipc/views.ts";
import { valueOf } from "./cliRun.ts";
import type { Clone } from "./gitClone.ts";
import type { SampleVault } from "./sampleVault.ts";

export interface ExportedRelease {
  readonly release: ReleaseId;
  readonly commit: string;
  /** In the repository that it was based on: what a pull request would hold. */
  readonly branch: string;
  readonly folder: string;
}

/** Proposes, signs and exports a release by the command line, and fetches its commit into the repository. */
export async function exportOnto(
  sample: SampleVault,
  repository: Clone,
  place: string,
  file: string,
  ...more: string[]
): Promise<ExportedRelease> {
  const { at, done, vault, sign, proposing } = sample;
  const asked = [...more, "--place", place, "--clone", repository.dir];
  await done(...proposing(file, ...asked));
  const requested = await done("release", "request", vault, "--json");
  const { release, statement } = valueOf(requested) as ReleaseView;
  for (const person of ["alma", "chiyo", "dmitri"])
    await done(
      ...["release", "record", vault],
      sign(person, "approval@counterseal", statement?.text ?? ""),
    );
  const folder = at(place.replaceAll("/", "-"));
  const written = valueOf(
    await done("release", "export", vault, "--out", folder, "--json"),
  ) as Response<"release.export">;
  const branch = `pull/${release.slice(0, 8)}`;
  const bundle = join(folder, "release.bundle");
  repository.git("fetch", "-q", bundle, `+refs/heads/*:refs/heads/${branch}/*`);
  const [found = ""] = repository
    .git("for-each-ref", "--format=%(refname:short)", `refs/heads/${branch}`)
    .split("\n");
  return { release, commit: written.commit ?? "", branch: found, folder };
}
