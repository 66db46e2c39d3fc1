// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { encodeBech32 } from "../bech32.ts";
import {
  encodeIdentity,
  generateIdentity,
  identityFromSecret,
  parseIdentityFile,
} from "./identity.ts";

const identity = generateIdentity();

describe("identities", () => {
  test("a secret, its line in a file and its recipient are one", () => {
    const { secret } = identity;
    const line = encodeIdentity(identity);
    expect(line).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/);
    const text = `# counterseal-recovery 1\n\n${line}\r\n`;
    const parsed = parseIdentityFile(text);
    expect(parsed).toEqual({ ok: true, value: [identity] });
    expect(identityFromSecret(secret).recipient).toBe(identity.recipient);
  });

  test("the specification's example pair", () => {
    const parsed = parseIdentityFile(
      "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX",
    );
    expect(parsed).toMatchObject({
      value: [
        {
          recipient:
            "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
        },
      ],
    });
  });

  test("what is none is refused by its line", () => {
    const line = encodeIdentity(identity);
    for (const text of [
      `# a\n${line.toLowerCase()}`,
      `# a\n${line.slice(0, -1)}`,
      `# a\n${identity.recipient}`,
      `# a\n${encodeBech32("age-secret-key-", new Uint8Array(31)).toUpperCase()}`,
      `# a\n${encodeBech32("age-secret-key-pq-", new Uint8Array(33)).toUpperCase()}`,
    ])
      expect(parseIdentityFile(text)).toMatchObject({
        error: { code: "key-not-private", facts: { line: 2 } },
      });
    expect(parseIdentityFile("# nothing\n")).toMatchObject({
      error: { code: "key-not-private" },
    });
  });
});
