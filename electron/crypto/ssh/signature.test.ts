// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import {
  type SshSigner,
  createSshSigner,
  sshsigBlob,
  wireInteger,
} from "../../../test/support/sshSigner.ts";
import { concatBytes, encodeUtf8, fromBase64 } from "../encoding.ts";
import { armour, dearmour } from "./armour.ts";
import { type SshKeyType, sshKeyTypes } from "./publicKey.ts";
import { parseArmoredSignature, verifySignature } from "./signature.ts";
import { wireString } from "./wire.ts";

const namespace = "approval@counterseal";
const message = encodeUtf8("counterseal-approval 1\nAudit: example-audit\n");

/** `ok`, or the code of the failure. */
function verdict(
  armoured: string,
  over: { message?: Uint8Array; namespace?: string } = {},
): string {
  const signature = parseArmoredSignature(armoured);
  if (!signature.ok) return signature.error.code;
  const verified = verifySignature({
    message,
    namespace,
    ...over,
    signature: signature.value,
  });
  return verified.ok ? "ok" : verified.error.code;
}

function blobOf(armoured: string): Uint8Array {
  const blob = dearmour(armoured);
  if (blob === null) throw new Error("a signature of ours that is not exact");
  return blob;
}

const signers = Object.fromEntries(
  sshKeyTypes.map((type) => [type, createSshSigner(type)]),
) as Record<SshKeyType, SshSigner>;
const ed25519 = signers["ssh-ed25519"];
const rsa = signers["ssh-rsa"];
const ecdsa = signers["ecdsa-sha2-nistp256"];

describe.each(sshKeyTypes)("%s", (type) => {
  const signer = signers[type];
  const armoured = signer.sign(message, { namespace });

  test("is verified with its key, namespace and state", () => {
    const parsed = parseArmoredSignature(armoured);
    if (!parsed.ok) throw new Error(parsed.error.code);
    const verified = verifySignature({
      message,
      namespace,
      signature: parsed.value,
    });
    if (!verified.ok) throw new Error(verified.error.code);
    expect(verified.value.key.line).toBe(signer.line);
    expect(verified.value.namespace).toBe(namespace);
    expect(verified.value.securityKey).toEqual(
      type.startsWith("sk-") ? { flags: 1, counter: 7 } : null,
    );
  });

  test("sha256 inside is as good as sha512", () => {
    const other = signer.sign(message, { namespace, hash: "sha256" });
    expect(verdict(other)).toBe("ok");
  });

  test("other bytes and another namespace are refused by name", () => {
    const others = [new Uint8Array(0), message.subarray(1)];
    for (const other of others)
      expect(verdict(armoured, { message: other })).toBe(
        "signature-other-bytes",
      );
    expect(verdict(armoured, { namespace: "charter@counterseal" })).toBe(
      "signature-wrong-namespace",
    );
  });

  test("a flipped bit anywhere in the blob is refused", () => {
    const blob = blobOf(armoured);
    for (
      let bit = 0;
      bit < blob.length * 8;
      bit += type === "ssh-rsa" ? 7 : 1
    ) {
      const changed = Uint8Array.from(blob);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(verdict(armour(changed)), `bit ${bit}`).not.toBe("ok");
    }
  });

  test("every length but the right one is refused", () => {
    const blob = blobOf(armoured);
    for (let length = 0; length < blob.length; length++)
      expect(verdict(armour(blob.subarray(0, length)))).not.toBe("ok");
    expect(verdict(armour(concatBytes(blob, Uint8Array.of(0))))).toBe(
      "signature-malformed",
    );
  });
});

describe("a re-encoding of a genuine signature is refused", () => {
  const options = { namespace };
  const inner = ed25519.innerSignature(message, options);
  const key = ed25519.blob;

  test("as it was, it verifies", () => {
    expect(
      verdict(armour(sshsigBlob({ key, namespace, signature: inner }))),
    ).toBe("ok");
  });

  test.each([
    ["version 0", { version: 0 }],
    ["version 2", { version: 2 }],
    ["something reserved", { reserved: "x" }],
    ["another digest", { hash: "sha1" }],
    ["no namespace", { namespace: "" }],
  ])("%s", (_what, parts) => {
    const blob = sshsigBlob({ key, namespace, signature: inner, ...parts });
    expect(verdict(armour(blob))).toBe("signature-malformed");
  });

  test("S plus the group's order", () => {
    // L = 2^252 + 27742317777372353535851937790883648493, little end first.
    const order = Buffer.from(
      "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010",
      "hex",
    );
    const bytes = Uint8Array.from(inner);
    let carry = 0;
    for (let index = 0; index < 32; index++) {
      const at = bytes.length - 32 + index;
      carry += (bytes[at] ?? 0) + (order[index] ?? 0);
      bytes[at] = carry & 255;
      carry >>= 8;
    }
    const blob = sshsigBlob({ key, namespace, signature: bytes });
    expect(verdict(armour(blob))).toBe("signature-other-bytes");
  });

  test("padded ECDSA numbers", () => {
    const signature = ecdsa.innerSignature(message, options);
    const algorithm = wireString(ecdsa.type);
    const numbers = signature.subarray(algorithm.length + 4);
    const rLength = 4 + (numbers[3] ?? 0);
    const r = numbers.subarray(4, rLength);
    const padded = concatBytes(
      wireString(concatBytes(new Uint8Array(1), r)),
      numbers.subarray(rLength),
    );
    const rebuilt = (parts: Uint8Array): string =>
      armour(
        sshsigBlob({
          key: ecdsa.blob,
          namespace,
          signature: concatBytes(algorithm, wireString(parts)),
        }),
      );
    expect(verdict(rebuilt(numbers))).toBe("ok");
    expect(verdict(rebuilt(padded))).toBe("signature-other-bytes");
    const longer = concatBytes(numbers, new Uint8Array(1));
    expect(verdict(rebuilt(longer))).toBe("signature-other-bytes");
  });

  test("an RSA signature with a zero byte more", () => {
    const signature = rsa.innerSignature(message, options);
    const algorithm = wireString("rsa-sha2-512");
    const number = signature.subarray(algorithm.length + 4);
    const blob = sshsigBlob({
      key: rsa.blob,
      namespace,
      signature: concatBytes(
        algorithm,
        wireString(concatBytes(new Uint8Array(1), number)),
      ),
    });
    expect(verdict(armour(blob))).toBe("signature-other-bytes");
  });

  test("an inner signature with something after it", () => {
    const signature = concatBytes(inner, new Uint8Array(1));
    const blob = sshsigBlob({ key, namespace, signature });
    expect(verdict(armour(blob))).toBe("signature-malformed");
  });
});

describe("what a signature names", () => {
  test("rsa-sha2-256 verifies, SHA-1 is refused", () => {
    const other = rsa.sign(message, { namespace, algorithm: "rsa-sha2-256" });
    expect(verdict(other)).toBe("ok");
    const inner = rsa.innerSignature(message, { namespace });
    const sha1 = concatBytes(
      wireString("ssh-rsa"),
      inner.subarray(wireString("rsa-sha2-512").length),
    );
    const blob = sshsigBlob({ key: rsa.blob, namespace, signature: sha1 });
    expect(verdict(armour(blob))).toBe("signature-key-refused");
  });

  test("the digest that RSA signed is the one it names", () => {
    const inner = rsa.innerSignature(message, { namespace });
    const swapped = concatBytes(
      wireString("rsa-sha2-256"),
      inner.subarray(wireString("rsa-sha2-512").length),
    );
    const blob = sshsigBlob({ key: rsa.blob, namespace, signature: swapped });
    expect(verdict(armour(blob))).toBe("signature-other-bytes");
  });

  test("the algorithm must be the key's", () => {
    const signature = ecdsa.innerSignature(message, { namespace });
    const blob = sshsigBlob({ key: ed25519.blob, namespace, signature });
    expect(verdict(armour(blob))).toBe("signature-key-refused");
  });

  test("a weak RSA key is refused whatever it signed", () => {
    const weak = createSshSigner("ssh-rsa", 2048);
    expect(verdict(weak.sign(message, { namespace }))).toBe(
      "signature-key-refused",
    );
  });

  test("a small-order key, which would accept anything, is refused", () => {
    const point = fromBase64("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    const key = concatBytes(
      wireString("ssh-ed25519"),
      wireString(point ?? new Uint8Array(0)),
    );
    const signature = concatBytes(
      wireString("ssh-ed25519"),
      wireString(concatBytes(point ?? new Uint8Array(0), new Uint8Array(32))),
    );
    const blob = sshsigBlob({ key, namespace, signature });
    expect(verdict(armour(blob))).toBe("signature-key-refused");
  });

  test("a hardware key's flags and counter are signed", () => {
    const type = "sk-ssh-ed25519@openssh.com";
    const sk = signers[type];
    const signature = sk.innerSignature(message, { namespace });
    signature[signature.length - 5] = 5;
    const blob = sshsigBlob({ key: sk.blob, namespace, signature });
    expect(verdict(armour(blob))).toBe("signature-other-bytes");
  });

  test("zero is no number of an ECDSA signature", () => {
    const zero = wireInteger(new Uint8Array(1));
    const signature = concatBytes(
      wireString(ecdsa.type),
      wireString(concatBytes(zero, zero)),
    );
    const blob = sshsigBlob({ key: ecdsa.blob, namespace, signature });
    expect(verdict(armour(blob))).toBe("signature-other-bytes");
  });
});
