// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jsonOf } from "../support/cliRun.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

describe.skipIf(!haveTools("ssh-keygen"))(
  "a signature that counts no more",
  () => {
    let owner: SampleVault;

    beforeEach(async () => {
      owner = await makeSampleVault();
      const { done, proposing, vault } = owner;
      await done(...proposing("report.pdf=audits/findings/report.pdf"));
      await done("release", "request", vault);
    });
    afterEach(() => {
      owner.remove();
    });

    const voided = async (): Promise<string> =>
      (await owner.done("release", "voided", owner.vault)).stdout;
    const sign = async (person: string): Promise<void> => {
      const key = ["--key", owner.at(person)];
      await owner.done("release", "sign", owner.vault, ...key);
    };

    it("is shown with what was signed and what is asked for in its place", async () => {
      await sign("alma");
      expect(await voided()).toBe("No signature on this release was voided.\n");
      await owner.done("release", "request", owner.vault, "--renew");
      const said = await voided();
      expect(said).toContain("What alma signed counts no more.");
      expect(said).toContain("Another took its place at ");
      expect(said).toMatch(/^- Id: [0-9a-f]{32}$/m);
      expect(said).toMatch(/^\+ Id: [0-9a-f]{32}$/m);
      expect(said).not.toContain("Purpose");
      const json = await owner.done(
        ...["release", "voided", owner.vault, "--json"],
      );
      expect(jsonOf(json)).toMatchObject({
        value: {
          voided: [
            {
              signatures: [{ person: "alma" }],
              reasons: [],
              changes: { files: { added: [], removed: [], changed: [] } },
              judged: [],
              charter: null,
            },
          ],
        },
      });
    });

    it("is shown with why, and only that of whom it is about", async () => {
      await sign("alma");
      await sign("chiyo");
      await owner.done(
        ...["person", "recuse", owner.vault, "chiyo"],
        ...["--reason", "Works for the vendor"],
      );
      const said = await voided();
      expect(said).toContain("What chiyo signed counts no more.");
      expect(said).toContain("It is asked for still");
      expect(said).toContain("they are recused");
      expect(said).not.toMatch(/^[-+] /m);
    });
  },
);
