// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { formatCharter } from "../../../shared/formats/charterText.ts";
import {
  addTexts,
  approval,
  laterCharter,
  type Made,
  parcelOf,
} from "../../../test/support/foreignRequest.ts";
import {
  type InboxDesk,
  openInboxDesk,
} from "../../../test/support/inboxDesk.ts";
import type { TarSpec } from "../../../test/support/makeTar.ts";
import { text } from "../../../test/support/releases.ts";

const laterText = formatCharter(laterCharter());

describe("a parcel", () => {
  let held: InboxDesk;
  beforeEach(async () => {
    held = await openInboxDesk();
  });
  afterEach(async () => {
    await held.desk.engine.close();
  });

  // A message goes to and fro for each text.
  const seconds = { timeout: 300_000 };
  it.each<[string, () => Made]>([
    ...(["statement.txt", "charter.txt", "requester.sig"] as const).map(
      (name): [string, () => Made] => [
        `without its ${name}`,
        () => parcelOf(approval(), { edit: (members) => members.delete(name) }),
      ],
    ),
    [
      "with another charter than its statement names",
      () => parcelOf(approval(), { charter: laterText }),
    ],
    [
      "with a text that is not UTF-8",
      () =>
        parcelOf(approval(), {
          edit: (members) =>
            members.set("requester.sig", new Uint8Array([0xff, 0xfe])),
        }),
    ],
    [
      "with a text twice",
      () => {
        const behind: TarSpec[] = [];
        return parcelOf(approval(), {
          edit: (members) => {
            for (const [name, content] of members)
              if (name === "requester.sig") behind.push({ name, content });
              else if (name.startsWith("tree/")) {
                behind.push({ name, content });
                members.delete(name);
              }
          },
          behind,
        });
      },
    ],
    [
      "with more text than any request has",
      () => {
        const long = "x".repeat(13 * 1024 * 1024);
        return parcelOf(approval(), {
          edit: (members) => {
            addTexts(members, { "charters/9.txt": long });
          },
        });
      },
    ],
    [
      "with more texts than any request has",
      () => {
        const names = Array.from(
          { length: 4097 },
          (_, at) => [`charters/${String(at + 2)}.txt`, "x"] as const,
        );
        return parcelOf(approval(), {
          edit: (members) => {
            addTexts(members, Object.fromEntries(names));
          },
        });
      },
    ],
    [
      "with a text behind its files",
      () =>
        parcelOf(approval(), {
          behind: [{ name: "signatures/ben.sig", content: text("late") }],
        }),
    ],
    [
      "with a file twice",
      () =>
        parcelOf(approval(), {
          behind: [
            {
              name: "tree/findings/report.pdf",
              content: text("%PDF-1.7 invented\n"),
            },
          ],
        }),
    ],
  ])("%s is refused, and nothing of it stays", seconds, async (_what, make) => {
    expect(await held.receive(make())).toBe("request-damaged");
    expect(held.objects()).toEqual([]);
    expect(await held.desk.do("inbox.list", {})).toEqual({ requests: [] });
  });
});
