// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  AuditId,
  instantAt,
  PersonId,
  Sha256,
  StatementId,
  VaultId,
} from "../../../shared/ids.ts";
import {
  addTexts,
  approval,
  consent,
  type Made,
  parcelOf,
  requestedAt,
  signed,
} from "../../../test/support/foreignRequest.ts";
import {
  type InboxDesk,
  openInboxDesk,
} from "../../../test/support/inboxDesk.ts";
import { text } from "../../../test/support/releases.ts";
import { generateIdentity } from "../../crypto/age/identity.ts";

const day = 86_400_000;
const id = (digit: string): StatementId => StatementId.parse(digit.repeat(32));

describe("a request of another vault", () => {
  let held: InboxDesk;
  beforeEach(async () => {
    held = await openInboxDesk();
  });
  afterEach(async () => {
    await held.desk.engine.close();
  });

  it("for consent is kept, and its sheet says everything about it", async () => {
    const made = parcelOf(consent(), {
      edit: (members) => {
        const statement = Buffer.from(members.get("statement.txt") ?? []);
        addTexts(members, {
          "signatures/ben.sig": signed("ben", "consent", statement.toString()),
        });
      },
    });
    expect(await held.receive(made)).toBe("kept");
    expect(await held.sheet(made.request)).toMatchObject({
      ...{ act: "consent", requester: "ada", standing: "open" },
      ...{ opened: ["cleo"], terms: ["Not to be passed on."], place: null },
      audience: [{ person: "cleo" }],
      signed: [
        { person: "ada", presence: null },
        { person: "ben", presence: null },
      ],
      charter: { version: 1, how: "chosen" },
      content: [
        { path: "tree/findings/notes.md", size: 11 },
        { path: "tree/findings/report.pdf", size: 18 },
      ],
      ...{ changes: null, doubts: [], text: made.text },
    });
  });

  it.each<[string, string, () => Made]>([
    [
      "that is not sealed to the key",
      "request-not-yours",
      () => parcelOf(approval(), { to: generateIdentity() }),
    ],
    [
      "that another than its requester signed",
      "request-requester-unsigned",
      () => parcelOf(approval(), { signer: "ben" }),
    ],
    [
      "whose requester is nobody of the charter",
      "request-requester-unsigned",
      () =>
        parcelOf(approval({ requester: PersonId.parse("finn") }), {
          signer: "finn",
        }),
    ],
    [
      "whose statement was changed after it was signed",
      "request-requester-unsigned",
      () =>
        parcelOf(approval(), {
          edit: (members) => {
            const other = parcelOf(approval({ purpose: "Another" }));
            members.set("statement.txt", text(other.text));
          },
        }),
    ],
    [
      "whose requester signed it as another act",
      "request-requester-unsigned",
      () => {
        const made = approval();
        return parcelOf(made, {
          edit: (members) => {
            const statement = Buffer.from(members.get("statement.txt") ?? []);
            members.set(
              "requester.sig",
              text(signed("ada", "consent", statement.toString())),
            );
          },
        });
      },
    ],
    [
      "with a signature under another's name",
      "request-signature-refused",
      () =>
        parcelOf(approval(), {
          edit: (members) => {
            const statement = Buffer.from(members.get("statement.txt") ?? []);
            addTexts(members, {
              "signatures/ben.sig": signed(
                "dora",
                "approval",
                statement.toString(),
              ),
            });
          },
        }),
    ],
    [
      "of another audit than its charter",
      "request-damaged",
      () => parcelOf(approval({ audit: AuditId.parse("another-audit") })),
    ],
    [
      "whose file is another than it names",
      "request-content-differs",
      () =>
        parcelOf(approval(), {
          edit: (members) => {
            members.set("tree/findings/report.pdf", text("%PDF-1.7 forged\n"));
          },
        }),
    ],
    [
      "that lacks a file",
      "request-damaged",
      () =>
        parcelOf(approval(), {
          edit: (members) => void members.delete("tree/findings/report.pdf"),
        }),
    ],
    [
      "with a file that it does not name",
      "request-damaged",
      () =>
        parcelOf(approval(), {
          edit: (members) => void members.set("tree/more.txt", text("more")),
        }),
    ],
    [
      "that is cut short",
      "request-damaged",
      () => {
        const made = parcelOf(approval());
        return { ...made, bytes: made.bytes.slice(0, -700) };
      },
    ],
  ])("%s is refused, and nothing of it stays", async (_what, code, make) => {
    expect(await held.receive(make())).toBe(code);
    expect(held.objects()).toEqual([]);
    const { requests } = await held.desk.do("inbox.list", {});
    expect(requests).toEqual([]);
    const { charters } = await held.desk.do("inbox.charters", {});
    expect(charters).toEqual([]);
  });

  it("is refused a day later, from the future, and when it has expired", async () => {
    const made = parcelOf(approval());
    held.clock = requestedAt + day + 1000;
    expect(await held.receive(made)).toBe("request-stale");
    held.clock = requestedAt - 1000;
    expect(await held.receive(made)).toBe("request-future");
    held.clock = requestedAt + 5000;
    const short = { expires: instantAt(requestedAt + 5000) };
    expect(await held.receive(parcelOf(approval(short)))).toBe(
      "request-expired",
    );
    expect(held.objects()).toEqual([]);
  });

  it("cannot be agreed to any more once it is stale, and can be declined", async () => {
    const made = parcelOf(approval());
    await held.receive(made);
    held.clock = requestedAt + day + 1000;
    expect((await held.sheet(made.request)).standing).toBe("stale");
    const { request } = made;
    const late = await held.desk.try("inbox.record", {
      ...{
        request,
        signature: { text: signed("cleo", "approval", made.text) },
      },
    });
    expect(late).toMatchObject({ error: { code: "request-stale" } });
    const decline = {
      signer: PersonId.parse("cleo"),
      answer: "decline",
    } as const;
    const wanted = { request, ...decline, reason: "Too late." };
    const { text: said } = await held.desk.do("inbox.draft", wanted);
    const signature = { text: said + signed("cleo", "decline", said) };
    expect(
      await held.desk.do("inbox.record", { request, signature }),
    ).toMatchObject({ answers: [{ answer: "declined", reason: "Too late." }] });
  });

  it("takes the place of an earlier one for the same, which is refused from then on", async () => {
    const first = parcelOf(approval());
    const later = parcelOf(
      approval({ id: id("5"), issued: instantAt(requestedAt + 1000) }),
    );
    held.clock = requestedAt + 2000;
    await held.receive(first);
    expect(await held.receive(later, null)).toBe("kept");
    expect((await held.sheet(first.request)).standing).toBe("superseded");
    const { request } = first;
    expect(
      await held.desk.try("inbox.record", {
        ...{
          request,
          signature: { text: signed("cleo", "approval", first.text) },
        },
      }),
    ).toMatchObject({ error: { code: "request-superseded" } });
    await held.desk.do("inbox.remove", { request, reason: "superseded" });
    expect(await held.receive(first, null)).toBe("request-superseded");
  });

  const { head, seq } = approval().checkpoint;
  const elsewhere = Sha256.parse("cd".repeat(32));
  it.each([
    [
      "from another vault",
      { vault: VaultId.parse("cd".repeat(16)) },
      { kind: "other-vault" },
    ],
    [
      "from a ledger that forked",
      { checkpoint: { seq: seq + 1, head: elsewhere } },
      { kind: "forked", seq: seq + 1 },
    ],
    [
      "from a ledger that went back",
      { checkpoint: { seq, head: elsewhere } },
      { kind: "went-back", seq, was: seq + 1 },
    ],
  ])("%s, unlike the one before, is doubted", async (_what, changes, doubt) => {
    const checkpoint = { seq: seq + 1, head };
    await held.receive(parcelOf(approval({ checkpoint })));
    held.clock = requestedAt + 2000;
    const later = { id: id("5"), issued: instantAt(requestedAt + 1000) };
    const made = parcelOf(approval({ checkpoint, ...later, ...changes }));
    expect(await held.receive(made, null)).toBe("kept");
    expect((await held.sheet(made.request)).doubts).toEqual([doubt]);
  });
});
