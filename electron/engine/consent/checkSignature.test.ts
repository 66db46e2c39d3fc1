// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { SshKeyType } from "../../crypto/ssh/publicKey.ts";
import type { Charter } from "../../../shared/formats/charter.ts";
import { Instant } from "../../../shared/ids.ts";
import { charterOf, role } from "../../../test/support/releases.ts";
import {
  createSshSigner,
  type SigningOptions,
  type SshSigner,
} from "../../../test/support/sshSigner.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import type { RecordedSignature } from "../catalog/recordedSignature.ts";
import {
  type CheckedSignature,
  checkSignature,
  type SignedText,
} from "./checkSignature.ts";

/** Every reason for which a signature that comes back is not kept, each with all else in order. */

const namespace = "approval@counterseal";
const text = "counterseal-approval 1\nAudit: invented\n";
const term = {
  from: Instant.parse("2026-01-01T00:00:00Z"),
  until: Instant.parse("2027-01-01T00:00:00Z"),
};
const issued = Instant.parse("2026-06-01T00:00:00Z");

const made = new Map<string, SshSigner>();
function signerOf(name: string, type: SshKeyType = "ssh-ed25519"): SshSigner {
  const signer = made.get(name) ?? createSshSigner(type);
  made.set(name, signer);
  return signer;
}

/** ada with two keys, and ben with a hardware key. */
function charter(changes: Partial<Charter> = {}): Charter {
  const line = (person: string, signer: SshSigner) => ({
    person: person as never,
    key: signer.line,
    ...term,
  });
  return charterOf({
    roles: [role("ada", "owner"), role("ben", "chair")],
    sign: [
      line("ada", signerOf("ada")),
      line("ada", signerOf("ada 2")),
      line("ben", signerOf("ben", "sk-ssh-ed25519@openssh.com")),
    ],
    ...changes,
  });
}

function asked(changes: Partial<SignedText> = {}): SignedText {
  return {
    ...{ text, namespace, issued, charters: [charter()] },
    ...{ counting: charter(), recorded: [], once: "person" as const },
    ...changes,
  };
}

function signed(name: string, over = text, options?: Partial<SigningOptions>) {
  return signerOf(name).sign(over, { namespace, ...options });
}

function refusal(armour: string, changes: Partial<SignedText> = {}): string {
  return requireError(checkSignature(asked(changes), armour)).code;
}

function kept({ person, key, signature }: CheckedSignature): RecordedSignature {
  return { person, key, signature } as RecordedSignature;
}

describe("a signature that comes back", () => {
  it("is taken from whoever's key it is, as it was made", () => {
    const armour = signed("ada");
    expect(requireOk(checkSignature(asked(), armour))).toMatchObject({
      person: "ada",
      key: signerOf("ada").line,
      signature: armour,
    });
    requireOk(checkSignature(asked(), signed("ben")));
  });

  it("is refused where it is none, and from a mail it is taken without its quoting", () => {
    const armour = signed("ada");
    const garbled = armour.replace(/^U1NIU0lH/m, "U1NIU0lI");
    for (const none of ["Dear Ada", "", garbled])
      expect(refusal(none)).toBe("signature-malformed");
    const quoted = armour.replaceAll(/^(?=.)/gm, "> ");
    expect(requireOk(checkSignature(asked(), quoted)).signature).toBe(armour);
  });

  it("is refused over other bytes, for another act, and by a stranger", () => {
    expect(refusal(signed("ada", `${text}\n`))).toBe("signature-other-bytes");
    expect(
      refusal(signed("ada", text, { namespace: "consent@counterseal" })),
    ).toBe("signature-wrong-namespace");
    expect(refusal(signed("a stranger"))).toBe("signature-key-unknown");
  });

  it.each([
    ["before its key's term", "2025-12-31T23:59:59Z"],
    ["at its key's end", "2027-01-01T00:00:00Z"],
  ])("is refused %s", (_, at) => {
    const issuedThen = Instant.parse(at);
    expect(refusal(signed("ada"), { issued: issuedThen })).toBe(
      "signature-term-over",
    );
  });

  it("is refused a second time, just so or by another key of the same person", () => {
    const armour = signed("ada");
    const recorded = [kept(requireOk(checkSignature(asked(), armour)))];
    expect(refusal(armour, { recorded })).toBe("signature-recorded-already");
    expect(refusal(signed("ada 2"), { recorded })).toBe("signature-duplicate");
    requireOk(checkSignature(asked({ recorded }), signed("ben")));
    // Under a charter each key proves itself.
    const once = "key";
    requireOk(checkSignature(asked({ recorded, once }), signed("ada 2")));
    const ben = [kept(requireOk(checkSignature(asked(), signed("ben"))))];
    expect(
      refusal(signed("ben", text, { counter: 8 }), { recorded: ben, once }),
    ).toBe("signature-duplicate");
  });

  it.each([
    ["touch", 0, "signature-untouched"],
    ["touch", 4, "signature-untouched"],
    ["verified", 1, "signature-unverified-person"],
  ] as const)(
    "is refused without the %s that the charter demands (flags %i)",
    (demand, flags, code) => {
      const counting = charter({ conditions: [demand] });
      expect(refusal(signed("ben", text, { flags }), { counting })).toBe(code);
      requireOk(
        checkSignature(
          asked({ counting }),
          signed("ben", text, { flags: demand === "touch" ? 1 : 4 }),
        ),
      );
    },
  );

  it("is refused when it was lost with its key", () => {
    const isLost = ({ person }: CheckedSignature) => person === "ada";
    expect(refusal(signed("ada"), { isLost })).toBe("signature-key-lost");
    requireOk(checkSignature(asked({ isLost }), signed("ben")));
  });

  it("shows what is demanded by a hardware key alone", () => {
    const counting = charter({ conditions: ["touch"] });
    expect(refusal(signed("ada"), { counting })).toBe("signature-untouched");
  });

  it("shows what is demanded of each key that the charter has, whichever stands first", () => {
    const conditions = ["touch"] as const;
    const sign = charter().sign.toReversed();
    for (const counting of [
      charter({ conditions }),
      charter({ conditions, sign }),
    ])
      for (const name of ["ada", "ada 2"])
        expect(refusal(signed(name), { counting })).toBe("signature-untouched");
  });

  it("is by a new key beside others only to prove itself, and of no charter that counts it needs nothing", () => {
    const sign = charter().sign.filter(({ person }) => person === "ben");
    const counting = charter({ conditions: ["touch"], sign });
    requireOk(checkSignature(asked({ counting }), signed("ada")));
    requireOk(checkSignature(asked({ counting: undefined }), signed("ada")));
  });

  it("is by a new key only to prove itself, where the charter before does not know it", () => {
    const counting = charter({ conditions: ["touch"], sign: [] });
    requireOk(checkSignature(asked({ counting }), signed("ada")));
  });
});
