// SPDX-License-Identifier: Apache-2.0
import {
  audit,
  bringCharterIntoForce,
  createAudit,
  type Desk,
  importFiles,
  type Keys,
  makeClone,
  openDesk,
  sign,
} from "./mainJob.ts";

export const place = "audits/2027/approval";

/** A release that waits for its signatures, of two imported files. */
export interface Requested {
  readonly desk: Desk;
  readonly keys: Keys;
  readonly charterPath: string;
  readonly cloneDir: string;
  readonly release: never;
  readonly text: string;
}

const twoFiles: Readonly<Record<string, string | Uint8Array>> = {
  "Final Report.pdf": "%PDF-1.7 invented\n".repeat(5000),
  "Bericht – Müller.txt": "one line\n",
};

export async function requestRelease(
  folder: string,
  files = twoFiles,
): Promise<Requested> {
  const desk = await openDesk(folder);
  const keys = await createAudit(desk);
  const charterPath = await bringCharterIntoForce(desk, keys);
  const imported = await importFiles(desk, files);
  const cloneDir = makeClone(folder);
  const asked = await askFor(desk, { imported, cloneDir, place });
  return { desk, keys, charterPath, cloneDir, ...asked };
}

/** Proposes a release of what was imported, and requests it. */
export async function askFor(
  desk: Desk,
  {
    imported,
    cloneDir,
    place,
  }: {
    readonly imported: Awaited<ReturnType<typeof importFiles>>;
    readonly cloneDir: string;
    readonly place: string;
  },
): Promise<Pick<Requested, "release" | "text">> {
  const proposed = await desk.do("release.propose", {
    audit,
    requester: "ada",
    files: imported.flatMap(({ title, versions }) =>
      versions.map(({ version }) => ({
        version,
        path: `audits/2027/findings/${title}`,
      })),
    ),
    place,
    purpose: "Publish the invented findings",
    author: "Ada Example <ada@example.org>",
    expires: "2035-01-01T00:00:00Z",
    clone: desk.grant(cloneDir),
  });
  const release = proposed.release as never;
  const requested = await desk.do("release.request", { release });
  return { release, text: requested.statement?.text ?? "" };
}

export async function approveBy(
  { desk, keys, release, text }: Requested,
  ...people: (keyof Keys)[]
): Promise<void> {
  for (const person of people)
    await desk.do("release.record", {
      release,
      signature: sign(keys[person], "approval@counterseal", text),
    });
}
