// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { convertIcsCalendar } from "ts-ics";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EmbargoView } from "../../shared/ipc/embargoContract.ts";
import type { ReleaseView } from "../../shared/ipc/views.ts";
import { jsonOf } from "../support/cliRun.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

const secret = "CANARY-reason";

describe.skipIf(!haveTools("ssh-keygen"))("an embargo by command line", () => {
  let sample: SampleVault;
  beforeAll(async () => {
    sample = await makeSampleVault();
  });
  afterAll(() => {
    sample.remove();
  });

  async function valueOf<T>(...argv: string[]): Promise<T> {
    return (jsonOf(await sample.done(...argv, "--json")) as { value: T }).value;
  }
  const show = () => valueOf<EmbargoView>("embargo", "show", sample.vault);
  const dated = (verb: string, at: string, zone: string, ...more: string[]) => [
    ...["embargo", verb, sample.vault, "--at", at, "--zone", zone],
    ...["--ask", "chiyo", "--ask", "alma", "--reason", secret, ...more],
  ];
  const agree = (person: string) => [
    ...["embargo", "agree", sample.vault, person],
    ...["--words", "Fine with me (mail of Monday)"],
  ];
  async function release(...more: string[]): Promise<ReleaseView> {
    return valueOf<ReleaseView>(
      ...sample.proposing("report.pdf=findings/report.pdf", ...more),
    );
  }

  it("takes no date that clocks skip, show twice or have passed, and in no unknown zone", async () => {
    const berlin = "Europe/Berlin";
    for (const [at, zone, exit, code] of [
      ["2998-01-01T10:00", "Mars/Base", 2, "embargo-zone-unknown"],
      ["2027-03-28T02:30", berlin, 2, "embargo-time-skipped"],
      ["2027-10-31T02:30", berlin, 2, "embargo-time-ambiguous"],
      ["2020-01-01T10:00", "UTC", 2, "embargo-past"],
      ["2027-02-30T10:00", "UTC", 2, "time-refused"],
    ] as const)
      await sample.refusesOpened(dated("propose", at, zone), exit, code);
    await sample.refusesOpened(
      dated("propose", "2998-01-01T10:00", "UTC", "--ask", "nobody"),
      ...([2, "person-unknown"] as const),
    );
    for (const verb of ["agree", "export", "revise"])
      await sample.refusesOpened(
        verb === "agree"
          ? agree("alma")
          : verb === "export"
            ? ["embargo", "export", sample.vault, "--out", sample.at("no.ics")]
            : dated("revise", "2998-01-01T10:00", "UTC"),
        ...([1, "embargo-none"] as const),
      );
    expect(existsSync(sample.at("no.ics"))).toBe(false);
  });

  it("is proposed in a zone, warned of, and in force once each asked has agreed", async () => {
    const { done, refusesOpened } = sample;
    // A Friday in the far future, in summer: an hour or two before UTC's clock.
    const said = await done(
      ...dated("propose", "2998-07-06T17:30", "Europe/Berlin"),
    );
    expect(said.stdout).toContain("2998-07-06T15:30:00Z");
    expect(said.stdout).toContain("It is a Friday in UTC");
    expect(said.stdout).toContain("Recommended: 2998-07-05T16:00:00Z.");
    expect(said.stdout).toMatch(/Missing +chiyo, alma/);
    await refusesOpened(
      dated("propose", "2998-07-05T16:00", "UTC"),
      ...([1, "embargo-stands"] as const),
    );
    await done(...agree("alma"));
    await refusesOpened(agree("alma"), 1, "embargo-agreed-already");
    expect((await show()).state).toBe("proposed");
    expect((await release()).notBefore).toBeNull();
    await done(...agree("chiyo"));
    const view = await show();
    expect(view.state).toBe("in-force");
    expect(view.dates[0]?.agreed.map(({ person }) => person)).toEqual([
      ...["alma", "chiyo"],
    ]);
  });

  it("gives a release its Not-before, and says of one that would be earlier", async () => {
    const open = await release();
    expect(open).toMatchObject({
      ...{ notBefore: "2998-07-06T15:30:00Z", beforeEmbargo: null },
    });
    const early = await release("--not-before", "2030-01-01");
    expect(early.beforeEmbargo).toBe("2998-07-06T15:30:00Z");
    const status = await sample.done(
      ...["release", "status", sample.vault, "--release", early.release],
    );
    expect(status.stdout).toContain(
      "Mind the embargo, which ends at 2998-07-06T15:30:00Z: this could leave from 2030-01-01T00:00:00Z on.",
    );
    const { releases } = await valueOf<{ releases: ReleaseView[] }>(
      ...["release", "list", sample.vault],
    );
    for (const each of releases)
      if (each.release !== open.release)
        await sample.done(
          ...["release", "abandon", sample.vault, "--reason", "a test"],
          ...["--release", each.release],
        );
  });

  it("keeps the agreed date while a revision waits, and takes a signature for an agreement", async () => {
    const { done, refusesOpened, at, vault } = sample;
    await refusesOpened(
      dated("revise", "2998-07-06T15:30", "UTC"),
      ...([1, "embargo-unchanged"] as const),
    );
    await done(...dated("revise", "2998-07-05T16:00", "UTC"));
    const waiting = await show();
    expect(waiting.state).toBe("in-force");
    expect(waiting.pending).not.toBeNull();
    expect((await release("--expires", "2998-12-01")).notBefore).toBe(
      "2998-07-06T15:30:00Z",
    );
    await done(
      ...["release", "abandon", vault, "--reason", "a test", "--release"],
      (
        await valueOf<{ releases: ReleaseView[] }>("release", "list", vault)
      ).releases.find(({ expires }) => expires.startsWith("2998-12"))
        ?.release ?? "",
    );
    const later = await release("--not-before", "2998-07-05T16:00:00Z");
    const about = ["--release", later.release];
    await done("release", "request", vault, ...about);
    const bySignature = (who: string) => [
      ...["embargo", "agree", vault, who, ...about],
    ];
    await refusesOpened(bySignature("chiyo"), 1, "embargo-not-signed");
    for (const who of ["alma", "chiyo"]) {
      await done("release", "sign", vault, ...about, "--key", at(who));
      await done(...bySignature(who));
    }
    const view = await show();
    expect(view.dates.map(({ state }) => state)).toEqual([
      ...["replaced", "agreed"],
    ]);
    expect(view.dates[1]?.agreed[0]?.statement).toMatch(/^[0-9a-f]{64}$/);
  });

  it("writes a calendar that another program reads, and that says nothing of the audit", async () => {
    const { done, at, vault } = sample;
    await done("embargo", "export", vault, "--out", at("embargo.ics"));
    const text = readFileSync(at("embargo.ics"), "utf8");
    const { events = [] } = convertIcsCalendar(undefined, text);
    expect(
      events.map(({ summary, start }) => [summary, start.date.toISOString()]),
    ).toEqual([
      ["Notify distributors (7 days)", "2998-06-28T16:00:00.000Z"],
      ["Notify distributors (24 hours)", "2998-07-04T16:00:00.000Z"],
      ["Embargo ends", "2998-07-05T16:00:00.000Z"],
    ]);
    expect(text).not.toMatch(/harbour|CANARY|alma|chiyo|report|model/i);
    const ledger = await done("ledger", "show", vault);
    expect(ledger.stdout).toContain("calendar of an embargo was written out");
  });

  it("is lifted by nothing but a whole approval that supersedes one, with an earlier Not-before", async () => {
    const { done, refusesOpened, at, vault } = sample;
    const { releases } = await valueOf<{ releases: ReleaseView[] }>(
      ...["release", "list", vault],
    );
    const approved = releases.find(({ state }) => state === "requested");
    const lift = (id: string) => [
      ...["embargo", "lift", vault, "--release", id, "--reason", "It leaked"],
    ];
    const refusedFor = async (id: string, why: string) => {
      const end = await refusesOpened(lift(id), 1, "embargo-not-superseded");
      expect(end.stderr).toContain(why);
    };
    await refusedFor(approved?.release ?? "", "supersedes no earlier approval");
    const supersedes = ["--supersedes", approved?.release ?? ""];
    const later = await release(
      ...[...supersedes, "--not-before", "2998-07-09T16:00:00Z"],
    );
    await done("release", "request", vault, "--release", later.release);
    await refusedFor(later.release, "not earlier than the agreed date");
    const lifting = await release(
      ...[...supersedes, "--not-before", "2026-01-01"],
    );
    expect(lifting.beforeEmbargo).toBe("2998-07-05T16:00:00Z");
    const about = ["--release", lifting.release];
    await refusedFor(lifting.release, "not asked to approve it");
    const asked = await valueOf<ReleaseView>(
      ...["release", "request", vault, ...about],
    );
    const old = approved?.statement?.text ?? "";
    const digest = createHash("sha256").update(old).digest("hex");
    expect(asked.statement?.text).toContain(`\nSupersedes: ${digest}\n`);
    for (const who of ["alma", "chiyo"])
      await done("release", "sign", vault, ...about, "--key", at(who));
    await refusedFor(lifting.release, "not yet met: chairs-missing");
    await done("release", "sign", vault, ...about, "--key", at("dmitri"));
    const lifted = await done(...lift(lifting.release));
    expect(lifted.stdout).toContain("The embargo was lifted.");
    expect((await show()).state).toBe("lifted");
    expect((await release()).notBefore).toBeNull();
    await refusesOpened(lift(lifting.release), 1, "embargo-none");
  });
});
