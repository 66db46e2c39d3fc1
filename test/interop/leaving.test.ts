// SPDX-License-Identifier: Apache-2.0
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Failure } from "../../shared/failure.ts";
import type { Result } from "../../shared/result.ts";
import { exportTo, prepareExport } from "../support/export.ts";
import {
  audit,
  bringCharterIntoForce,
  chairs,
  createAudit,
  importFiles,
  makeKey,
  newJob,
  openDesk,
  sign,
} from "../support/mainJob.ts";
import { approveBy, requestRelease } from "../support/requestedRelease.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { requireError, requireOk } from "../support/unwrap.ts";
import { testPassphrase } from "../support/vaults.ts";

/** What leaves a vault: where to, when it is on the record, and what a failure on the way leaves. */

describe("an export", () => {
  it("is on the record before its first byte, and by its end", async () => {
    const requested = await requestRelease(tempFolder());
    const { desk, release } = requested;
    await approveBy(requested, "ada", "cleo", "dora");
    await desk.do("release.export", {
      job: newJob(),
      release,
      destination: desk.grant(join(desk.folder, "bundle")),
    });
    const { entries } = await desk.do("ledger.show", { limit: 2 });
    expect(entries.map(({ type }) => type)).toEqual([
      "release.exported",
      "release.export-begun",
    ]);
    await desk.engine.close();
  });

  it("is nobody else's to read until it has its name", async () => {
    const prepared = prepareExport(tempFolder());
    const modes = new Set<number>();
    const { contentOf } = prepared.request;
    const watched = {
      ...prepared,
      request: {
        ...prepared.request,
        contentOf: (path: string) => {
          for (const name of readdirSync(prepared.folder))
            if (name.endsWith(".part"))
              modes.add(statSync(join(prepared.folder, name)).mode & 0o777);
          return contentOf(path);
        },
      },
    };
    requireOk(await exportTo(watched, "bundle"));
    expect([...modes]).toEqual([0o700]);
    const { mode } = statSync(join(prepared.folder, "bundle"));
    expect(mode & 0o777).toBe(0o755);
  });

  it("writes nothing from an older copy of the vault", async () => {
    const folder = tempFolder();
    const requested = await requestRelease(folder);
    await approveBy(requested, "ada", "cleo", "dora");
    await requested.desk.engine.close();
    const vaultDir = join(folder, "vault");
    cpSync(vaultDir, join(folder, "older"), { recursive: true });
    const before = await openDesk(folder);
    const open = { folder: before.grant(vaultDir), passphrase: testPassphrase };
    await before.do("vault.open", open);
    await importFiles(before, { "later.txt": "later\n" });
    await before.engine.close();
    rmSync(vaultDir, { recursive: true });
    cpSync(join(folder, "older"), vaultDir, { recursive: true });

    const desk = await openDesk(folder);
    await desk.do("vault.open", { ...open, folder: desk.grant(vaultDir) });
    const names = readdirSync(folder);
    const refused = await desk.try("release.export", {
      job: newJob(),
      release: requested.release,
      destination: desk.grant(join(folder, "bundle")),
    });
    expect(requireError(refused).code).toBe("vault-read-only");
    const unsent = await desk.try("release.send", {
      release: requested.release,
      folder: desk.grant(join(folder, "out")),
    });
    expect(requireError(unsent).code).toBe("vault-read-only");
    expect(readdirSync(folder)).toEqual(names);
    await desk.engine.close();
  });

  it("writes nothing into the vault", async () => {
    const requested = await requestRelease(tempFolder());
    const { desk, release } = requested;
    await approveBy(requested, "ada", "cleo", "dora");
    const inVault = join(desk.folder, "vault", "bundle");
    const destination = desk.grant(inVault);
    const refusals: readonly Result<unknown, Failure>[] = [
      await desk.try("release.export", { job: newJob(), release, destination }),
      await desk.try("release.send", { release, folder: destination }),
      await desk.try("vault.recoveryKit", { file: destination }),
      await desk.try("charter.export", { audit, folder: destination }),
    ];
    for (const refused of refusals)
      expect(requireError(refused).code).toBe("destination-in-vault");
    expect(readdirSync(join(desk.folder, "vault"))).not.toContain("bundle");
    await desk.engine.close();
  });
});

describe("a change whose anchor cannot be written", () => {
  it("is not confirmed, and loses nothing: what the entry names is there", async () => {
    const folder = tempFolder();
    const desk = await openDesk(folder);
    await createAudit(desk);
    const anchorsDir = join(folder, "profile", "anchors");
    const [anchor = ""] = readdirSync(anchorsDir);
    mkdirSync(join(anchorsDir, `${anchor}.part`));
    const inbox = join(folder, "report.txt");
    cpSync("LICENSE", inbox);
    const failed = await desk.try("deliverable.import", {
      job: newJob(),
      audit,
      files: [desk.grant(inbox)],
      kind: "findings-report",
      variant: "public",
      from: "Invented Vendor",
      channel: "encrypted mail",
    });
    expect(JSON.stringify(failed)).toContain("change-not-anchored");
    await desk.engine.close();
    rmSync(join(anchorsDir, `${anchor}.part`), { recursive: true });

    const again = await openDesk(folder);
    await again.do("vault.open", {
      folder: again.grant(join(folder, "vault")),
      passphrase: testPassphrase,
    });
    const report = await again.do("vault.check", { job: newJob() });
    expect(report.objects).toMatchObject({ whole: 1, problems: [] });
    await again.engine.close();
  });
});

describe("a charter that adds two keys of one person", () => {
  it("comes into force once each has proved itself, and is exported with both", async () => {
    const folder = tempFolder();
    const desk = await openDesk(folder);
    const keys = await createAudit(desk);
    await bringCharterIntoForce(desk, keys);
    const own = ["zed-1", "zed-2"].map((name) => makeKey(folder, name));
    const term = {
      from: "2026-01-01T00:00:00Z",
      until: "2036-01-01T00:00:00Z",
    };
    await desk.do("person.enrol", {
      audit,
      person: "zed",
      name: "Zed",
      roles: [{ role: "chair", ...term }] as never,
      signKeys: own.map((path) => readFileSync(`${path}.pub`, "utf8")),
      sealKeys: [],
    });
    const text = (await desk.do("charter.draft", { audit })).draft?.text ?? "";
    const record = (keyPath: string) =>
      desk.try("charter.record", {
        audit,
        signature: sign(keyPath, "charter@counterseal", text),
      });
    const [first = "", second = ""] = own;
    for (const keyPath of [
      keys.ada,
      ...chairs.map((chair) => keys[chair]),
      first,
    ])
      requireOk(await record(keyPath));
    expect(requireError(await record(first)).code).toBe(
      "signature-recorded-already",
    );
    const { inForce } = requireOk(await record(second));
    expect(inForce?.version).toBe(2);
    const exported = await desk.do("charter.export", {
      audit,
      folder: desk.grant(join(folder, "trusted")),
    });
    expect(exported.files).toEqual(
      expect.arrayContaining([
        "verify.sh",
        "charters/2/zed.2.sig",
        "charters/2/zed.sig",
      ]),
    );
    await desk.engine.close();
  });
});

describe("a release", () => {
  it("takes no file into the folder of its own signatures", async () => {
    const { desk } = await requestRelease(tempFolder());
    const [file] = (await desk.do("deliverable.list", { audit })).deliverables;
    const refused = await desk.try("release.propose", {
      audit,
      requester: "ada",
      files: [
        {
          version: file?.versions[0]?.version ?? "",
          path: "audits/2027/release/report.pdf",
        },
      ],
      place: "audits/2027/release",
      purpose: "Publish the invented findings",
      author: "Ada Example <ada@example.org>",
      expires: "2035-01-01T00:00:00Z",
    });
    expect(requireError(refused)).toMatchObject({
      code: "path-collides",
      facts: { other: "audits/2027/release" },
    });
    await desk.engine.close();
  });
});
