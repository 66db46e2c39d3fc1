// SPDX-License-Identifier: Apache-2.0
import { cpSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  audit,
  createAudit,
  importFiles,
  newJob,
  openDesk,
} from "../support/mainJob.ts";
import { tempFolder } from "../support/tempFolder.ts";

describe("taking files in", () => {
  it("leaves the vault as it was when an import is cancelled or refused", async () => {
    const folder = tempFolder();
    const desk = await openDesk(folder);
    await createAudit(desk);
    const big = join(folder, "big.bin");
    writeFileSync(big, Buffer.alloc(32 << 20, 1));
    writeFileSync(join(folder, "empty.txt"), "");
    const job = newJob();
    const before = await desk.do("ledger.verify", {});
    const importing = desk.do("deliverable.import", {
      job,
      audit: audit,
      files: [
        desk.grant(join(folder, "empty.txt")),
        desk.grant(folder),
        desk.grant(join(folder, "gone")),
        desk.grant(big),
      ],
      kind: "other",
      variant: "private",
      from: "Invented Vendor",
      channel: "hand",
    });
    await desk.do("job.cancel", { job });
    const { imported, refused } = await importing;
    expect(imported).toEqual([]);
    expect(refused.map(({ code }) => code)).toEqual([
      "file-empty",
      "file-is-directory",
      "file-vanished",
      "cancelled",
    ]);
    expect(await desk.do("ledger.verify", {})).toEqual(before);
    const left = readdirSync(join(folder, "vault", "objects")).flatMap(
      (inner) => readdirSync(join(folder, "vault", "objects", inner)),
    );
    expect(left).toEqual([]);
    await desk.engine.close();
  });

  it("removes a mistaken import with its reason on the record", async () => {
    const folder = tempFolder();
    const desk = await openDesk(folder);
    await createAudit(desk);
    const [taken] = await importFiles(desk, { "mistake.txt": "not ours" });
    if (taken === undefined) throw new Error("nothing was imported");
    cpSync(join(folder, "vault"), join(folder, "copy"), { recursive: true });
    await desk.do("deliverable.remove", {
      deliverable: taken.deliverable,
      reason: "It is another audit's",
    });
    expect(
      (await desk.do("deliverable.list", { audit: audit })).deliverables,
    ).toEqual([]);
    const { entries } = await desk.do("ledger.show", { limit: 1 });
    expect(entries[0]?.summary).toContain("another audit's");
    expect(await desk.do("vault.check", { job: newJob() })).toMatchObject({
      objects: { whole: 0, problems: [] },
    });
    await desk.engine.close();
  });
});
