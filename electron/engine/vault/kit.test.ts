// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { makeVault } from "../../../test/support/vaults.ts";
import {
  encodeIdentity,
  generateIdentity,
  identityFromSecret,
} from "../../crypto/age/identity.ts";
import { parseRecipient } from "../../crypto/age/recipient.ts";
import { sealAge } from "../../crypto/age/seal.ts";
import { collectBytes, encodeUtf8, toHex } from "../../crypto/encoding.ts";
import { wordsOfSecret } from "../../crypto/kitWords.ts";
import type { Session } from "../session.ts";
import { parseKit } from "./kit.ts";
import { openRecovery } from "./openRecovery.ts";
import { sealRecovery } from "./recoveryKit.ts";

const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 });
const id = "0123456789abcdef0123456789abcdef";

describe("a kit that is typed or read", () => {
  it("is the same in each of its forms, however it is broken into lines", () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const line = encodeIdentity(identityFromSecret(secret));
        const words = wordsOfSecret(secret).join(" ");
        const forms = [
          line,
          ` ${line.toLowerCase()}\n`,
          `${line.slice(0, 30)}\n${line.slice(30)}`,
          `# of the vault ${id}\n${line}\n`,
          `<dd>${id}</dd><code>${line}</code><p>${line}</p>`,
          words,
          words.replaceAll(" ", "\n"),
        ];
        for (const form of forms) {
          const kit = requireOk(parseKit(form));
          expect(toHex(kit.identity.secret)).toBe(toHex(secret));
          expect(kit.vault).toBe(form.includes(id) ? id : null);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("is refused when a letter of the identity is another", () => {
    const line = encodeIdentity(generateIdentity());
    fc.assert(
      fc.property(fc.nat({ max: line.length - 17 }), (at) => {
        const place = at + 16;
        const other = line[place] === "Q" ? "P" : "Q";
        const slip = line.slice(0, place) + other + line.slice(place + 1);
        expect(requireError(parseKit(slip)).code).toBe("kit-identity-mistyped");
      }),
    );
  });

  it.each([
    ["", "kit-not-a-kit"],
    ["%PDF-1.7 \u0000", "kit-not-a-kit"],
    ["<p>a page that is no sheet</p>", "kit-not-a-kit"],
    ["age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq", "kit-words-count"],
    ["abandon abandon", "kit-words-count"],
  ])("is none: %j", (text, code) => {
    expect(requireError(parseKit(text)).code).toBe(code);
  });

  it("is refused when it holds two identities", () => {
    const two = [generateIdentity(), generateIdentity()].map(encodeIdentity);
    expect(requireError(parseKit(two.join("\n"))).code).toBe("kit-not-a-kit");
  });

  it("never throws, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 4096 }), (text) => {
        expect(parseKit(text).ok).toBe(false);
        expect(parseKit(`AGE-SECRET-KEY-1${text}`).ok).toBe(false);
      }),
    );
  });
});

async function withSession(
  step: (session: Session) => Promise<void>,
): Promise<void> {
  const vault = await makeVault(tempFolder());
  const session = requireOk(await vault.open());
  await step(session);
  await session.close();
}

describe("what recovery.age holds", () => {
  const identity = generateIdentity();
  const kit = { identity, vault: null };
  const open = async (session: Session, sealed: Uint8Array) => {
    const { storage, layout } = session;
    requireOk(await storage.replaceDurably(layout.recoveryPath, sealed));
    return openRecovery(storage, layout, kit, session.vault);
  };

  const sealOwn = (session: Session) =>
    session.withMaster((master) =>
      sealRecovery(session.identity, master, identity.recipient),
    );

  it("is the master key, once both secrets in it belong together", () =>
    withSession(async (session) => {
      const sealed = await sealOwn(session);
      const master = requireOk(await open(session, sealed));
      const hex = await session.withMaster((own) =>
        Promise.resolve(toHex(own)),
      );
      expect(toHex(master)).toBe(hex);
      const recipient = requireOk(parseRecipient(identity.recipient));
      const own = encodeIdentity(session.identity);
      const other = encodeIdentity(generateIdentity());
      for (const text of [
        `# counterseal-recovery 1\n# master-key: ${hex}\n${other}\n`,
        `# counterseal-recovery 1\n# master-key: ${"0".repeat(64)}\n${own}\n`,
        `# counterseal-recovery 2\n# master-key: ${hex}\n${own}\n`,
        `# counterseal-recovery 1\n# master-key: ${hex}\n${own}`,
        "",
      ]) {
        const content = (async function* () {
          yield await Promise.resolve(encodeUtf8(text));
        })();
        const made = await collectBytes(sealAge([recipient], content).file);
        const refused = requireError(await open(session, made));
        expect(refused.code).toBe("kit-damaged");
      }
    }));

  it("is refused with a bit flipped", () =>
    withSession(async (session) => {
      const sealed = await sealOwn(session);
      // Each is written durably, which takes its time: every fifth byte.
      for (let at = 0; at < sealed.length; at += 5) {
        const changed = Uint8Array.from(sealed);
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
        const refused = requireError(await open(session, changed));
        // A changed stanza is one for somebody else.
        expect(["kit-damaged", "kit-does-not-open"]).toContain(refused.code);
      }
    }));
});
