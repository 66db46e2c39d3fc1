// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import {
  haveSharedVectors,
  readSharedVector,
} from "../../../test/support/sharedVectors.ts";
import { normaliseArmour } from "./mailedArmour.ts";
import { parseArmoredSignature, verifySignature } from "./signature.ts";
import { parsePublicKeyLine } from "./publicKey.ts";

describe.skipIf(!haveSharedVectors("sshsig"))(
  "OpenSSH's sshsig vectors",
  () => {
    const read = (name: string): string =>
      readSharedVector(`sshsig/${name}`).toString();

    function verdict(name: string, message = read("signed-data")): string {
      const armour = normaliseArmour(read(`${name}.sig`));
      if (!armour.ok) return armour.error.code;
      const signature = parseArmoredSignature(armour.value);
      if (!signature.ok) return signature.error.code;
      const key = parsePublicKeyLine(read(`${name}.pub`));
      if (!key.ok) return key.error.code;
      expect(signature.value.key.line).toBe(key.value.line);
      const verified = verifySignature({
        message: Buffer.from(message),
        namespace: read("namespace"),
        signature: signature.value,
      });
      return verified.ok ? "ok" : verified.error.code;
    }

    test.each(["ed25519", "ed25519_sk", "ecdsa", "ecdsa_sk", "rsa"])(
      "%s verifies over its bytes and no others",
      (name) => {
        expect(verdict(name)).toBe("ok");
        expect(verdict(name, `${read("signed-data")}.`)).toBe(
          "signature-other-bytes",
        );
      },
    );

    test.each(["ecdsa_sk_webauthn", "mldsa44-ed25519"])(
      "%s is not supported, and said to be so",
      (name) => {
        expect(verdict(name)).toBe("signature-key-refused");
        expect(parsePublicKeyLine(read(`${name}.pub`))).toMatchObject({
          error: { code: "key-refused" },
        });
      },
    );

    test.each([
      "ed25519",
      "ecdsa",
      "rsa",
      "ed25519_sk",
      "ecdsa_sk",
      "mldsa44-ed25519",
    ])("%s: the private half is told apart", (name) => {
      expect(parsePublicKeyLine(read(name))).toMatchObject({
        error: { code: "key-is-private" },
      });
    });
  },
);
