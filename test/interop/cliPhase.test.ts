// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PhasesView } from "../../shared/ipc/phaseContract.ts";
import { jsonOf } from "../support/cliRun.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

describe.skipIf(!haveTools("ssh-keygen"))("phases by command line", () => {
  let sample: SampleVault;
  beforeAll(async () => {
    sample = await makeSampleVault();
  });
  afterAll(() => {
    sample.remove();
  });

  async function stepOf(name: string) {
    const end = await sample.done("phase", "show", sample.vault, "--json");
    const { value } = jsonOf(end) as { value: PhasesView };
    const found = value.phases
      .flatMap(({ steps }) => steps)
      .find(({ step }) => step === name);
    return [found?.state, found?.said?.by ?? null];
  }

  it("derives what the ledger proves", async () => {
    const { done, vault } = sample;
    expect(await stepOf("charter-in-force")).toEqual(["done", null]);
    expect(await stepOf("deliverables-promised")).toEqual(["open", null]);
    const promise = (name: string, kind: string) =>
      done(...["promise", "set", vault, name, "--kind", kind, "--title", name]);
    await promise("report", "other");
    expect(await stepOf("deliverables-promised")).toEqual(["done", null]);
    expect(await stepOf("deliverables-received")).toEqual(["done", null]);
    await promise("model", "threat-model");
    expect(await stepOf("deliverables-received")).toEqual(["waits", null]);
    await done(
      ...["embargo", "propose", vault, "--at", "2998-01-01T16:00"],
      ...["--zone", "UTC", "--ask", "alma", "--reason", "As agreed"],
    );
    expect((await stepOf("embargo-agreed"))[0]).toBe("open");
    await done(...["embargo", "agree", vault, "alma", "--words", "Yes (mail)"]);
    expect((await stepOf("embargo-agreed"))[0]).toBe("done");
    expect((await stepOf("embargo-over"))[0]).toBe("open");
  });

  it("takes ticks by name, and unticks with a reason alone", async () => {
    const { done, refusesOpened, vault } = sample;
    await done("phase", "tick", vault, "umbrella-issue", "--by", "Alma L.");
    expect(await stepOf("umbrella-issue")).toEqual(["done", "Alma L."]);
    await refusesOpened(
      ["phase", "tick", vault, "umbrella-issue"],
      ...([1, "phase-step-unchanged"] as const),
    );
    for (const wrong of [
      ["tick", "charter-in-force"],
      ["tick", "no-such-step"],
      ["untick", "umbrella-issue"],
    ])
      await refusesOpened(
        ["phase", wrong[0] ?? "", vault, wrong[1] ?? ""],
        ...([2, "usage"] as const),
      );
    const end = await done(
      ...["phase", "untick", vault, "umbrella-issue", "--reason", "Was closed"],
    );
    expect(end.stdout).toContain("Was closed");
    expect((await stepOf("umbrella-issue"))[0]).toBe("open");
    const ledger = await done("ledger", "show", vault);
    expect(ledger.stdout).toContain(
      "Alma L. ticked the step umbrella-issue of harbour.",
    );
  });

  it("exports boxes for a public issue, and nothing of the audit", async () => {
    const { done, at, vault } = sample;
    await done(
      ...["phase", "tick", vault, "vendor-selected", "--by", "CANARY person"],
      ...["--note", "CANARY vendor"],
    );
    await done("phase", "export", vault, "--out", at("list.md"));
    const text = readFileSync(at("list.md"), "utf8");
    expect(text).toContain("## Vendor selection\n\n- [x] Select the vendor\n");
    expect(text).toContain("- [x] Bring the audit's charter into force\n");
    expect(text).toContain("- [ ] Publish the blog post\n");
    expect(text).not.toMatch(/CANARY|harbour|Quillhart|alma|chiyo|\d{4}-/i);
    const ledger = await done("ledger", "show", vault);
    expect(ledger.stdout).toContain("The checklist of phases was written out");
  });
});
