// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

describe.skipIf(!haveTools("ssh-keygen"))("a charter after the first", () => {
  let sample: SampleVault;
  beforeAll(async () => {
    sample = await makeSampleVault();
  });
  afterAll(() => {
    sample.remove();
  });
  const draft = (...more: string[]): string[] => [
    ...["charter", "draft", sample.vault, ...more],
  ];
  const refuses: SampleVault["refuses"] = (...given) =>
    sample.refusesOpened(...given);
  const because = ["--reason", "a mistake"];

  /** Signs the draft as it is, once a person. */
  async function signed(...people: string[]): Promise<string[]> {
    const shown = ["charter", "show", sample.vault, "--text"];
    const text = (await sample.done(...shown)).stdout;
    return people.map((who) => sample.sign(who, "charter@counterseal", text));
  }

  it("is not drafted when it would say the same", async () => {
    await refuses(draft(), 1, "charter-unchanged");
    await refuses(draft("--without", "nobody"), 2, "person-unknown");
    await sample.done(...draft("--condition", "embargo"));
    await refuses(draft(), 1, "charter-unchanged");
  });

  it("waits for the old quorum and for new keys, not for everybody", async () => {
    const { at, vault } = sample;
    makeKey(at("faye"));
    await sample.done(
      ...["person", "enroll", vault, "faye", "--name", "Faye Ito"],
      ...["--role", "chair", "--sign-key", at("faye.pub")],
    );
    const drafted = await sample.done(...draft());
    expect(drafted.stdout).toMatch(/waiting for +faye\n/);
    expect(drafted.stdout).toContain("Needs one more owner: alma or bruno.");
    expect(drafted.stdout).toContain(
      "Needs two more chairs: chiyo, dmitri or esi.",
    );
    const [alma = ""] = await signed("alma");
    const recorded = await sample.done("charter", "record", vault, alma);
    expect(recorded.stdout).not.toContain("owners-missing");
  });

  it("keeps the signatures on its draft unless that is meant", async () => {
    const { vault } = sample;
    const end = await refuses(draft(), 1, "charter-draft-signed");
    expect(end.stderr).toContain("(alma)");
    const remove = ["person", "remove", vault, "faye", ...because];
    const kept = await refuses(remove, 1, "person-in-charter");
    expect(kept.stderr).toContain("Discard the draft");
    const replaced = await sample.done(...draft("--replace"));
    expect(replaced.stdout).toContain("Needs one more owner");
  });

  it("is discarded, on the record, and the one in force stays", async () => {
    const { vault } = sample;
    const discard = ["charter", "discard", vault, ...because];
    const left = await sample.done(...discard);
    expect(left.stdout).toContain("version 1, in force");
    expect(left.stdout).not.toContain("draft");
    await refuses(discard, 1, "charter-no-draft");
    const ledger = await sample.done("ledger", "show", vault, "--limit", "1");
    expect(ledger.stdout).toMatch(/charter\.discarded .* a mistake\.\n/);
    const people = await sample.done("person", "list", vault);
    expect(people.stdout).toMatch(/faye(?:.*\n){6} +charter +not in a/);
  });

  it("leaves somebody out who was lost, and so do the next", async () => {
    const { vault, at } = sample;
    await sample.done(...draft("--without", "esi", "--condition", "embargo"));
    const signatures = await signed("alma", "chiyo", "dmitri", "faye");
    const recorded = await sample.done(
      ...["charter", "record", vault, ...signatures],
    );
    expect(recorded.stdout).toContain("version 2, in force");
    await sample.done("charter", "export", vault, "--out", at("second"));
    const text = readFileSync(at("second", "charter.txt"), "utf8");
    expect(text).toContain("\nRole: faye ");
    expect(text).not.toMatch(/^Person +esi,/m);
    const people = await sample.done("person", "list", vault);
    expect(people.stdout).toContain("left out by the charter in force");
    await refuses(draft(), 1, "charter-unchanged");
    await sample.done("person", "remove", vault, "esi", ...because);
    const gone = await sample.done("person", "list", vault);
    expect(gone.stdout).not.toMatch(/^Person +esi,/m);
  });

  it("keeps the policy of the one in force unless another is asked for", async () => {
    const { vault } = sample;
    const text = async (): Promise<string> =>
      (await sample.done("charter", "show", vault, "--text")).stdout;
    const quorums = ["approval", "charter", "consent"].flatMap((act) => [
      "--quorum",
      `${act} owner=1 chair=1`,
    ]);
    await sample.done(...draft(...quorums));
    expect(await text()).toContain("\nCondition: embargo\n");
    await sample.done(...draft("--condition", "none"));
    expect(await text()).not.toContain("\nCondition: ");
  });
});
