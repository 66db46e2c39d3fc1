// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyWatchList } from "../../../shared/domain/inspection.ts";
import { inspect } from "../inspect.ts";
import { base64In } from "./base64.ts";

const secret = "The lighthouse key hangs behind the door";

function wrapped(letters: string, width: number, between: string): string {
  return (letters.match(new RegExp(`.{1,${width}}`, "g")) ?? []).join(between);
}

function readings(text: string): string[] {
  return [...base64In(text)].map((each) => each.text);
}

async function removedIn(name: string, text: string, ...removed: string[]) {
  const { findings } = await inspect(
    name,
    Buffer.from(text),
    emptyWatchList,
    () => Promise.resolve(),
    { removed, base: null, isBaseMissing: false, baseBytes: new Uint8Array() },
  );
  return findings
    .filter(({ check }) => check === "removed-text")
    .map(({ place }) => place);
}

describe("what base64 spells", () => {
  it("is read whole, wrapped as mail wraps it, quoted, indented, and within itself", () => {
    const once = Buffer.from(`${secret}, and ${secret}.`).toString("base64");
    const twice = Buffer.from(once).toString("base64");
    for (const text of [
      `key: ${once}`,
      `\r\n\r\n${wrapped(once, 76, "\r\n")}\r\n\r\n--end`,
      wrapped(once, 40, "\n> "),
      `data: |\n    ${wrapped(once, 64, "\n    ")}\n`,
      `attachments/${once}`,
      Buffer.from(secret).toString("base64url"),
      twice,
    ])
      expect(readings(text).join("\n")).toContain("lighthouse key");
  });

  it("is read whatever stands before it, and however it is wrapped", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }),
        fc.stringMatching(/^[A-Za-z0-9+/]{0,7}$/),
        fc.integer({ min: 13, max: 80 }),
        fc.constantFrom("\n", "\r\n", " \n\t", "\n> "),
        fc.boolean(),
        (before, prefix, width, between, isUrl) => {
          const bytes = Buffer.from(`${before}${secret}`);
          const letters = bytes.toString(isUrl ? "base64url" : "base64");
          const text = `; ${wrapped(prefix + letters, width, between)}`;
          expect(readings(text).join("\n")).toContain(secret);
        },
      ),
    );
  });

  it("is looked through for what was marked as removed, with the line where it begins", async () => {
    const letters = wrapped(
      Buffer.from(`In short: ${secret}`).toString("base64"),
      20,
      "\n",
    );
    const text = `one\ntwo\n${letters}\n`;
    for (const removed of [secret, "HARB-007", "key"])
      expect(await removedIn("mail.txt", text, removed)).toEqual(
        removed === "HARB-007" ? [] : [{ kind: "line", line: 3 }],
      );
    expect(await removedIn("blob.bin", `\0\x01${text}`, secret)).toHaveLength(
      1,
    );
  });

  it("is nothing in ordinary words, however long", async () => {
    const prose =
      "internationalization of getUserAuthenticationTokenFromHeader\nincomprehensibilities/and_all_that_goes_with_it\n".repeat(
        200,
      );
    expect(await removedIn("prose.md", prose, "Zo", "key", "Nightjar")).toEqual(
      [],
    );
  });
});
