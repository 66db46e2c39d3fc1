// SPDX-License-Identifier: Apache-2.0
// Requests that time, a removal or an export has overtaken.
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { EngineChannel } from "../../shared/ipc/channels.ts";
import type { Response } from "../../shared/ipc/contract.ts";
import { consentOf, day, start } from "../support/consentDesk.ts";
import { audit } from "../support/mainJob.ts";
import {
  approvedBy,
  type Asked,
  inTenYears,
  job,
  openTwoAudits,
  otherAudit,
  proposalOf,
  propose,
  refusal,
  tomorrow,
  type TwoAudits,
} from "../support/refusals.ts";
import { createSshSigner } from "../support/sshSigner.ts";

const inJanuary = "2027-01-20T00:00:00Z";
const contact = {
  ...({ role: "src", until: inTenYears } as const),
  from: "2026-01-01T00:00:00Z",
};
let office: TwoAudits;
beforeEach(async () => {
  office = await openTwoAudits();
  onTestFinished(async () => {
    await office.desk.engine.close();
    office.remove();
  });
});

const shown = (release: string): Promise<Response<"release.show">> =>
  office.desk.do("release.show", { release });
const refused = (channel: EngineChannel, asked: Asked): Promise<string> =>
  refusal(office, channel, asked);

/** Takes the only file of the office out of the vault; what still waits to be released is given up first. */
async function removeFile(): Promise<void> {
  const { desk, requested, proposed } = office;
  for (const release of [requested, proposed])
    await desk.do("release.abandon", { release, reason: "Gone" });
  const { deliverables } = await desk.do("deliverable.list", { audit });
  for (const { deliverable } of deliverables)
    await desk.do("deliverable.remove", { deliverable, reason: "Not ours" });
}

describe("a release", () => {
  it("is not asked for once its time is over, nor signed once it is a day old", async () => {
    const { version, sign, requested } = office;
    const short = await propose(office, version, { expires: tomorrow });
    const text = (await shown(requested)).statement?.text ?? "";
    office.clock = start + 2 * day;
    expect(await refused("release.request", { release: short })).toBe(
      "time-refused: expires",
    );
    const key = office.chosen("key");
    expect(await refused("release.sign", { release: requested, key })).toBe(
      "statement-stale",
    );
    office.clock = start - 2 * day;
    const signature = sign("cleo", "approval", text);
    expect(
      await refused("release.record", { release: requested, signature }),
    ).toBe("statement-stale");
  });

  it("waits for a charter, which its audit may lack", async () => {
    const { desk, foreign } = office;
    const line = createSshSigner("ssh-ed25519").line;
    await desk.do("person.enrol", {
      ...{ audit: otherAudit, person: "ada", name: "Ada" },
      ...{ roles: [contact], signKeys: [line], sealKeys: [] },
    });
    const release = await propose(office, foreign, { audit: otherAudit });
    expect(await refused("release.request", { release })).toBe(
      "charter-none-in-force",
    );
  });

  it("is past asking once it has left, and answers to what was asked still count", async () => {
    const { desk, version, sign } = office;
    const release = await propose(office, version);
    const text = await approvedBy(office, release, "ada", "cleo", "dora");
    await desk.do("release.export", {
      ...{ job: job(), release, destination: office.chosen("bundle") },
    });
    const exported = "release-state: exported";
    const signature = sign("edo", "approval", text);
    expect(await refused("release.record", { release, signature })).toBe(
      exported,
    );
    expect(await refused("release.request", { release, renew: true })).toBe(
      exported,
    );
    const request = { act: "approval", release };
    expect(await refused("review.show", { request })).toBe(exported);
    const voided = await desk.do("release.voided", { release });
    expect(voided).toEqual({ voided: [] });
    const merge = { release, clone: "f".repeat(32), commit: "main" };
    expect(await refused("release.checkMerge", merge)).toBe("grant-unknown");
  });

  it("stays to be seen when its files are gone, with none of them", async () => {
    const { desk, requested, clone } = office;
    await removeFile();
    expect(await shown(requested)).toMatchObject({
      ...{ state: "abandoned", files: [] },
    });
    const seen = await desk.do("release.preview", {
      release: requested,
    });
    expect(seen.files.map(({ path }) => path)).not.toContain(
      "audits/2027/findings/report.pdf",
    );
    expect(seen.files.every(({ own }) => own)).toBe(true);
    const on = await desk.do("release.preview", {
      ...{ release: requested, clone: desk.grant(clone) },
    });
    expect(on.base).toMatch(/^[0-9a-f]{40}$/);
  });

  it("is seen with the signature of who asks, before and after they gave it", async () => {
    const { desk, version } = office;
    const release = await propose(office, version);
    for (const people of [[], ["ada"]]) {
      if (people.length === 0) await approvedBy(office, release);
      else {
        const text = (await shown(release)).statement?.text ?? "";
        const signature = office.sign("ada", "approval", text);
        const record = { release, signature } as never;
        await desk.do("release.record", record);
      }
      const seen = await desk.do("release.preview", { release });
      const paths = seen.files.map(({ path }) => path);
      const own = "audits/2027/approval/signatures/ada.sig";
      expect(paths.filter((path) => path === own)).toEqual([own]);
      const content = seen.files.find(({ path }) => path === own)?.content;
      if (people.length === 0) expect(content).toBeNull();
      else expect(content).not.toBeNull();
    }
  });

  it("stands on no commit that its clone lacks", async () => {
    const { desk, version, clone } = office;
    const on = { clone: desk.grant(clone), commit: "1".repeat(40) };
    const outcome = await refused("release.propose", proposalOf(version, on));
    expect(outcome).not.toBe("done");
    const files = [{ version, path: "audits/report.pdf" }];
    const place = "audits/2027/approval";
    expect(
      await refused("release.preview", { audit, files, place, ...on }),
    ).toBe(outcome);
  });
});

describe("a consent", () => {
  it("lets out nothing of what is gone, and says so", async () => {
    const { desk, consent } = office;
    await removeFile();
    const view = await desk.do("consent.show", { consent });
    expect(view.unmet.map(({ name }) => name)).toEqual(["content-changed"]);
    expect(view.state).not.toBe("granted");
    const file = office.chosen("share");
    expect(await refused("share.create", { job: job(), consent, file })).toBe(
      "share-unmet",
    );
    const request = { act: "consent", consent };
    const review = { job: job(), request, file: office.chosen("review") };
    expect(await refused("review.create", review)).toBe("review-unmet");
    const folder = office.chosen("out");
    expect(await refused("consent.send", { consent, folder })).toBe(
      "request-unmet",
    );
  });

  it("is drafted, and reaches nobody whose only key was lost", async () => {
    const { desk, version, signers } = office;
    const asked = consentOf(audit, version as never);
    const { text } = await desk.do("consent.draft", asked);
    expect(text).toContain("Purpose: Let the committee judge\n");
    await desk.do("person.reportLost", {
      ...{ audit, person: "mira", reason: "Stolen" },
      ...{ key: signers.get("mira")?.line ?? "", since: inJanuary },
    });
    const without = "release-no-sealing-key";
    expect(
      await refused("consent.request", { ...asked, audience: ["mira"] }),
    ).toBe(without);
    const protection = { kind: "sealed", to: ["mira"] };
    const file = office.chosen("list");
    expect(
      await refused("disclosure.export", {
        ...{ audit, format: "csv", protection, file },
      }),
    ).toBe(without);
  });

  it("is reviewed by whom it asks", async () => {
    const { desk, consent } = office;
    const request = { act: "consent", consent };
    const seen = await desk.do("review.show", { request } as never);
    expect(seen.unmet).toEqual([]);
    expect(seen.asked.length).toBeGreaterThan(0);
  });
});
