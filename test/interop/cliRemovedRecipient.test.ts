// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonOf } from "../support/cliRun.ts";
import {
  makeKey,
  makeSampleVault,
  type SampleVault,
} from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

interface Shown {
  readonly text: string;
  readonly state: string;
  readonly unmet: readonly { readonly name: string }[];
}

/** A consent that names somebody whose part in the audit ended before anything was shared. */
describe.skipIf(!haveTools("ssh-keygen"))("a removed recipient", () => {
  let sample: SampleVault;
  const enrolling = (who: string): string[] => [
    ...["person", "enroll", sample.vault, who, "--name", who],
    ...["--role", "src", "--seal-key", sample.at(`${who}.pub`)],
  ];
  async function shown(): Promise<Shown> {
    const end = await sample.cli("consent", "status", sample.vault, "--json");
    return (jsonOf(end) as { value: Shown }).value;
  }
  const share = (who: string): string[] => [
    ...["share", "create", sample.vault, "--to", who],
    ...["--out", sample.at(`${who}.tar.age`)],
  ];

  beforeAll(async () => {
    sample = await makeSampleVault();
    const { at, vault, done } = sample;
    for (const who of ["mira", "noor"]) {
      makeKey(at(who));
      await done(...enrolling(who));
    }
    await done(
      ...["consent", "request", vault, "--requester", "alma"],
      ...["--file", "report.pdf=Report.pdf", "--to", "mira", "--to", "noor"],
      ...["--purpose", "Let the committee judge", "--expires", "2999-01-01"],
    );
    const { text } = await shown();
    const signatures = ["alma", "chiyo", "dmitri"].map((who) =>
      sample.sign(who, "consent@counterseal", text),
    );
    await done("consent", "record", vault, ...signatures);
    await done("person", "remove", vault, "noor", "--reason", "gone");
  });
  afterAll(() => {
    sample.remove();
  });

  it("is sent nothing, and is named as the reason", async () => {
    const { at, refuses, unlocked } = sample;
    const refused = [...share("noor"), ...unlocked];
    const end = await refuses(refused, 1, "share-unmet");
    expect(end.stderr).toContain("noor, who was removed from the roster");
    expect(existsSync(at("noor.tar.age"))).toBe(false);
  });

  it("voids nothing for the others, and is named as covered no longer", async () => {
    expect(await shown()).toMatchObject({
      ...{ state: "granted", unmet: [] },
      uncovered: [{ name: "recipient-removed", person: "noor" }],
    });
    const status = await sample.done("consent", "status", sample.vault);
    expect(status.stdout).toMatch(/No longer covered:\n.*noor/);
    const end = await sample.done("consent", "matrix", sample.vault);
    expect(end.stdout).toMatch(/ mira +granted /);
    expect(end.stdout).toMatch(/ noor +voided .*was removed from the roster/);
  });

  it("keeps nothing from the others, and nobody need be named to leave them out", async () => {
    await sample.done(...share("mira"));
    expect(existsSync(sample.at("mira.tar.age"))).toBe(true);
    const all = ["share", "create", sample.vault, "--out"];
    const shared = await sample.done(...all, sample.at("all.tar.age"));
    expect(shared.stdout).toMatch(/Z +mira +1 /);
    expect(shared.stdout).not.toMatch(/Z +mira, noor/);
  });

  it("is sent it once enrolled again", async () => {
    await sample.done(...enrolling("noor"));
    expect(await shown()).toMatchObject({
      ...{ state: "granted", unmet: [], uncovered: [] },
    });
    await sample.done(...share("noor"));
    expect(existsSync(sample.at("noor.tar.age"))).toBe(true);
  });

  it("may have lost a key that the consent names, which nobody enrols again", async () => {
    const { at, vault, done, refusesOpened } = sample;
    await done("person", "remove", vault, "noor", "--reason", "gone again");
    const list = execFileSync("ssh-keygen", ["-lf", at("noor.pub")]);
    const fingerprint = String(list).split(" ")[1] ?? "";
    const losing = (who: string) => [
      ...["person", "report-lost", vault, who, fingerprint],
      ...["--reason", "a stolen laptop", "--apply"],
    ];
    await refusesOpened(losing("nobody"), 2, "person-unknown");
    await done(...losing("noor"));
    const { uncovered } = (await shown()) as unknown as {
      uncovered: readonly { name: string }[];
    };
    expect(uncovered.map(({ name }) => name)).toContain("recipient-key-lost");
    await refusesOpened(enrolling("noor"), 1, "key-lost");
  });
});
