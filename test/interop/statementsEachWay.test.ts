// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  newEd25519Seed,
  publicKeyOfSeed,
  signWithSeed,
} from "../../electron/crypto/ssh/ed25519Key.ts";
import { sshKeyTypes } from "../../electron/crypto/ssh/publicKey.ts";
import { actTables } from "../../shared/formats/acts.ts";
import { createDice } from "../support/dice.ts";
import { drawStatementText } from "../support/randomStatements.ts";
import { createSshSigner } from "../support/sshSigner.ts";
import {
  type KeyPair,
  makeKeyPair,
  ourVerdict,
  type Signed,
  stockAccepts,
  stockKinds,
  stockSign,
} from "../support/stockSsh.ts";
import { haveTools } from "../support/tools.ts";

/*
 * A hundred statements of all acts each way, by keys of every type: what one side signs the other takes, over
 * those bytes and for that act alone.
 */

const count = 100;
const seed = 20261126;
const secondsInAll = 120;

function drawSigned(index: number): Signed {
  const { text, namespace } = drawStatementText(createDice(seed + index));
  return { message: Buffer.from(text), namespace };
}

describe.skipIf(!haveTools("ssh-keygen"))("a hundred statements", () => {
  const dir = mkdtempSync(join(tmpdir(), "interop-each-way-"));
  const statements: Signed[] = [];
  let pairs: readonly KeyPair[] = [];

  beforeAll(() => {
    for (let index = 0; index < count; index += 1)
      statements.push(drawSigned(index));
    pairs = stockKinds.map(([type, bits]) => makeKeyPair(dir, type, bits));
  }, secondsInAll * 1000);
  afterAll(() => {
    rmSync(dir, { recursive: true });
  });

  it("are all different, and of every act", () => {
    const texts = statements.map(({ message }) =>
      Buffer.from(message).toString(),
    );
    expect(new Set(texts).size).toBe(count);
    const acts = new Set(statements.map(({ namespace }) => namespace));
    expect(acts.size).toBe(Object.keys(actTables).length);
  });

  it(
    "signed by stock ssh-keygen verify here, each signature over its own alone",
    () => {
      const armours = statements.map((signed, index) => {
        const pair = pairs[index % pairs.length];
        if (pair === undefined) throw new Error("no key");
        const hash = `hashalg=${index % 2 === 0 ? "sha512" : "sha256"}`;
        const armour = stockSign(dir, pair, signed, "-O", hash);
        expect(ourVerdict(armour, signed)).toBe(pair.key.line);
        return armour;
      });
      let refused = 0;
      for (const [from, armour] of armours.entries())
        for (const [to, signed] of statements.entries()) {
          if (from === to) continue;
          const verdict = ourVerdict(armour, signed);
          const same = statements[from]?.namespace === signed.namespace;
          expect(verdict).toBe(
            same ? "signature-other-bytes" : "signature-wrong-namespace",
          );
          refused += 1;
        }
      expect(refused).toBe(count * (count - 1));
    },
    secondsInAll * 1000,
  );

  it(
    "signed here verify with stock ssh-keygen, each signature over its own alone",
    () => {
      const vaultSeed = newEd25519Seed();
      const signers = [
        {
          line: publicKeyOfSeed(vaultSeed).line,
          sign: ({ message, namespace }: Signed) =>
            signWithSeed(vaultSeed, message, namespace),
        },
        ...sshKeyTypes.map((type) => {
          const signer = createSshSigner(type);
          return {
            line: signer.line,
            sign: ({ message, namespace }: Signed) =>
              signer.sign(message, { namespace }),
          };
        }),
      ];
      for (const [index, signed] of statements.entries()) {
        const signer = signers[index % signers.length];
        const next = statements[(index + 1) % count];
        if (signer === undefined || next === undefined) throw new Error("none");
        const armour = signer.sign(signed);
        expect(stockAccepts(dir, signer.line, armour, signed)).toBe(true);
        expect(stockAccepts(dir, signer.line, armour, next)).toBe(false);
      }
    },
    secondsInAll * 1000,
  );
});
