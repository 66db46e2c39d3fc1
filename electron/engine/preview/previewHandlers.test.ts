// SPDX-License-Identifier: Apache-2.0
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { kdfFloor } from "../../crypto/kdf.ts";
import {
  createAudit,
  importFiles,
  newJob,
  openDesk,
} from "../../../test/support/mainJob.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError } from "../../../test/support/unwrap.ts";
import { testPassphrase } from "../../../test/support/vaults.ts";
import { GrantId } from "../../../shared/ids.ts";
import { createEngine } from "../engine.ts";

it("leaves no channel open to a preview whose file cannot be read", async () => {
  const folder = tempFolder();
  const desk = await openDesk(folder);
  await createAudit(desk);
  const [imported] = await importFiles(desk, { "notes.md": "# Notes\n" });
  const version = imported?.versions[0]?.version;
  if (version === undefined) throw new Error("nothing was imported");
  await desk.engine.close();
  const closed: string[] = [];
  const engine = await createEngine({
    ...{ profileDir: join(folder, "profile"), kdf: kdfFloor },
    emit: () => undefined,
    openPreview: () =>
      Promise.resolve({
        on: () => undefined,
        postMessage: () => undefined,
        start: () => undefined,
        close: () => closed.push("closed"),
      }),
  });
  const vault = GrantId.parse("a".repeat(32));
  engine.grant(vault, join(folder, "vault"));
  expect(
    await engine.call("vault.open", {
      folder: vault,
      passphrase: testPassphrase,
    }),
  ).toMatchObject({ ok: true });
  const objectsDir = join(folder, "vault", "objects");
  for (const inner of readdirSync(objectsDir))
    rmSync(join(objectsDir, inner), { recursive: true });
  const shown = await engine.call("preview.open", {
    ...{ job: newJob(), of: { version } },
  });
  expect(requireError(shown as never)).toMatchObject({
    code: "object-missing",
  });
  expect(closed.length).toBeGreaterThan(0);
  await engine.close();
});
