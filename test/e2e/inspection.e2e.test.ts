// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {} from "../../renderer/api/bridge.ts";
import { AuditId, JobId, type VersionId } from "../../shared/ids.ts";
import { rawPdf } from "../support/leaks/rawPdf.ts";
import { requireOk } from "../support/unwrap.ts";
import {
  appDir,
  type LaunchedApp,
  launchApp,
  temporaryHome,
} from "./launchApp.ts";
import * as vaultPages from "./pages/vault.ts";

const { homeDir, remove } = temporaryHome();
const audit = AuditId.parse("harbour-2031");
let launched: LaunchedApp;
let version: VersionId;

function job(): JobId {
  return JobId.parse(randomBytes(16).toString("hex"));
}

beforeAll(async () => {
  launched = await launchApp({ profileDir: join(homeDir, "profile") });
  const passphrase = "seven lanterns over a quiet harbour";
  const vault = { vaultDir: join(homeDir, "audit-vault"), passphrase };
  await vaultPages.beginVault(launched, vault, "Ada Quill");
  await vaultPages.createVault(launched);
  const reportPath = join(homeDir, "report.pdf");
  writeFileSync(reportPath, rawPdf({ info: "<< /Title ([draft] Harbour) >>" }));
  await launched.chooseToOpen(reportPath);
  const imported = await launched.page.evaluate(
    async ([name, id]) => {
      const { counterseal } = window;
      await counterseal.auditCreate({ audit: name, title: "Harbour" });
      const chosen = await counterseal.dialogOpen({ purpose: "import" });
      if (!chosen.ok) throw new Error(chosen.error.code);
      return counterseal.deliverableImport({
        ...{ job: id, audit: name, kind: "findings-report" },
        ...{ variant: "public", from: "Quillhart", channel: "by hand" },
        files: chosen.value.chosen.map(({ grant }) => grant),
      });
    },
    [audit, job()] as const,
  );
  const [first] = requireOk(imported).imported;
  version = first?.versions[0]?.version ?? ("" as VersionId);
});

afterAll(async () => {
  await launched.close();
  remove();
});

/** Processes of Electron that look at a file now. */
function inspectors(): Promise<number[]> {
  return launched.app.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .filter((each) => each.name === "Counterseal inspector")
      .map(({ pid }) => pid),
  );
}

describe("the inspector in the app", () => {
  it("looks at a file in a utility process, which then is gone", async () => {
    const answer = await launched.page.evaluate(
      ([id, which]) =>
        window.counterseal.inspectionRun({ job: id, version: which }),
      [job(), version] as const,
    );
    const { type, findings } = requireOk(answer);
    expect(type).toBe("pdf");
    expect(findings.map(({ check }) => check)).toContain("draft-word");
    await expect.poll(inspectors, { timeout: 60_000 }).toEqual([]);
  });

  it.each([
    ["its heap", "inspector-crashed"],
    ["code of text", "inspector-crashed"],
    ["its memory", "inspector-memory"],
  ])(
    "is bounded in %s, and the report says how it ended",
    async (of, check) => {
      const program = join(appDir(), "test/e2e/boundedHelper.cjs");
      await launched.app.evaluate(
        ({ app, utilityProcess }, [instead, bound]) => {
          const fork = utilityProcess.fork.bind(utilityProcess);
          utilityProcess.fork = (_path, _words, options) => {
            utilityProcess.fork = fork;
            return fork(instead, [bound], options);
          };
          if (bound !== "its memory") return;
          const count = app.getAppMetrics.bind(app);
          app.getAppMetrics = () =>
            count().map((each) => {
              const isGrown = each.name === "Counterseal inspector";
              const workingSetSize = 2 * 1024 * 1024;
              const memory = { ...each.memory, workingSetSize };
              return isGrown ? { ...each, memory } : each;
            });
        },
        [program, of] as const,
      );
      const answer = await launched.page.evaluate(
        ([id, which]) =>
          window.counterseal.inspectionRun({ job: id, version: which }),
        [job(), version] as const,
      );
      const { findings } = requireOk(answer);
      expect(findings).toMatchObject([{ check }]);
      await expect.poll(inspectors).toEqual([]);
    },
  );
});
