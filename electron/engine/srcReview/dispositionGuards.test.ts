// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { FindingLabel, findingLimits } from "../../../shared/domain/finding.ts";
import type { DeliverableId } from "../../../shared/ids.ts";
import { audit } from "../../../test/support/mainJob.ts";
import {
  answer,
  answersFile,
  openSrcDesk,
} from "../../../test/support/srcDesk.ts";
import { createSshSigner } from "../../../test/support/sshSigner.ts";

const unsigned = { unsignedFrom: "Mira, by mail" };
const forever = { from: "2026-01-01T00:00:00Z", until: "2036-01-01T00:00:00Z" };
const links = (count: number) =>
  Array.from({ length: count }, (_, at) => `https://example.org/${String(at)}`);

function notTaken(reason: string, name = "") {
  const facts = { reason, ...(name === "" ? {} : { name }) };
  return { error: { code: "dispositions-not-taken", facts } };
}

function refused(reason: string) {
  return { error: { code: "dispositions-refused", facts: { reason } } };
}

/** A desk with one finding handed over and one that was not. */
async function handedOver() {
  const src = await openSrcDesk("F-1", "F-2");
  const { line } = createSshSigner("ssh-ed25519");
  await src.desk.do("person.enrol", {
    ...{ audit, person: "mira", name: "Mira", signKeys: [line] },
    ...{ sealKeys: [line], roles: [{ role: "owner", ...forever }] },
  });
  const { handOver } = await src.desk.do("extract.handOver", {
    ...{ audit, findings: [src.id("F-1")], replyTo: "mira" },
  });
  return { ...src, handOver };
}

describe("a file of dispositions is refused", () => {
  it("when it says nothing, or was looked at before another", async () => {
    const { look, take } = await openSrcDesk("F-1");
    const text = answersFile([answer("F-1", "hold")]);
    const empty = await look(text.replace("Answer: hold", "Answer:"));
    expect(await take(empty, unsigned)).toMatchObject(notTaken("nothing"));
    await look(text);
    expect(await take(empty, unsigned)).toMatchObject({
      error: { code: "dispositions-look-gone" },
    });
  });

  it("as the answer to what was not handed over, here or at all", async () => {
    const { look, tryLook, take, handOver } = await handedOver();
    const other = answersFile([answer("F-2", "hold")], handOver);
    expect(await take(await look(other), unsigned)).toMatchObject(
      notTaken("bad", "F-2"),
    );
    const unknown = "ab".repeat(16) as DeliverableId;
    const elsewhere = answersFile([answer("F-1", "hold")], unknown);
    expect(await tryLook(elsewhere)).toMatchObject(refused("other-hand-over"));
    const foreign = answersFile([answer("F-1", "hold")], null, "other-audit");
    expect(await tryLook(foreign)).toMatchObject(refused("other-audit"));
  });

  it("about a finding that was told otherwise, unless somebody says so", async () => {
    const { desk, id, look, take, handOver, show } = await handedOver();
    await desk.do("finding.change", {
      ...{ findings: [id("F-1")], fields: { title: "Told otherwise" } },
    });
    const text = answersFile([answer("F-1", "accepted")], handOver);
    const looked = await look(text);
    expect(looked.answers[0]?.changedSince).toEqual(["title"]);
    expect(await take(looked, unsigned)).toMatchObject(
      notTaken("changed", "F-1"),
    );
    const done = await take(looked, { ...unsigned, althoughChanged: true });
    expect(done.ok).toBe(true);
    expect((await show("F-1")).disposition?.answer).toBe("accepted");
  });

  it("with a duplicate of nothing, or more than a finding may have", async () => {
    const { look, set } = await openSrcDesk("F-1");
    const duplicateOf = FindingLabel.parse("F-9");
    const ofNothing = await look(
      answersFile([answer("F-1", "duplicate", { duplicateOf })]),
    );
    expect(ofNothing.answers[0]?.fault).toBe("of-unknown");
    await set(["F-1"], {}, { links: links(findingLimits.links) });
    const more = { links: ["https://example.org/more"] };
    const tooMany = await look(answersFile([answer("F-1", "hold", more)]));
    expect(tooMany.answers[0]?.fault).toBe("too-many");
  });

  it("with two signatures, of which nobody knows which is meant", async () => {
    const { tryLook } = await openSrcDesk("F-1");
    const text = answersFile([answer("F-1", "hold")]);
    const namespace = "dispositions@counterseal";
    const [one, two] = [1, 2].map(() =>
      createSshSigner("ssh-ed25519").sign(text, { namespace }),
    );
    expect(await tryLook(text + String(one), two)).toMatchObject(
      refused("signed-twice"),
    );
  });
});

describe("a signature counts as the committee's", () => {
  it("only within a term in its role, and while its key is not lost", async () => {
    const { desk, look, take } = await openSrcDesk("F-1");
    const key = createSshSigner("ssh-ed25519");
    const over = {
      from: "2026-01-01T00:00:00Z",
      until: "2026-01-02T00:00:00Z",
    };
    await desk.do("person.enrol", {
      ...{ audit, person: "mira", name: "Mira", sealKeys: [] },
      signKeys: [key.line],
      roles: [
        { role: "src", ...over },
        { role: "vendor", ...forever },
      ],
    });
    const text = answersFile([answer("F-1", "hold")]);
    const signature = key.sign(text, { namespace: "dispositions@counterseal" });
    const former = await look(text, signature);
    expect(former.signer).toMatchObject({
      ...{ state: "other-person", person: "mira" },
    });
    expect(await take(former)).toMatchObject(notTaken("other-person"));
    await desk.do("person.reportLost", {
      ...{ audit, person: "mira", key: key.line, reason: "It was stolen" },
      since: "2026-01-02T00:00:00Z",
    });
    const lost = await look(text, signature);
    expect(lost.signer.state).toBe("lost-key");
    for (const how of [{}, unsigned])
      expect(await take(lost, how)).toMatchObject(notTaken("lost-key"));
  });
});

describe("a disposition by hand is refused", () => {
  it("by nobody whom the audit knows, of another audit, and beyond a limit", async () => {
    const { desk, id, set } = await openSrcDesk("F-1");
    expect(await set(["F-1"], { by: "nobody" })).toMatchObject({
      error: { code: "person-unknown" },
    });
    const other = "other-audit";
    await desk.do("audit.create", { audit: other, title: "Another audit" });
    const elsewhere = await desk.do("finding.add", {
      audit: other,
      fields: {
        ...{ label: "X-1", title: "Elsewhere", severity: "low", cvss: null },
        ...{ component: "", description: "", evidence: [], status: "open" },
        ...{ owner: null, fixVersions: [], links: [], cves: [] },
        embargoUntil: null,
      },
    });
    const said = { answer: "duplicate", of: elsewhere.id };
    expect(await set(["F-1"], said)).toMatchObject({
      error: { facts: { reason: "of-unknown" } },
    });
    await set(["F-1"], {}, { links: links(findingLimits.links) });
    const more = await set(["F-1"], {}, { links: ["https://example.org/x"] });
    expect(more).toMatchObject({ error: { facts: { reason: "too-many" } } });
    expect(id("F-1")).not.toBe(elsewhere.id);
  });
});
