// SPDX-License-Identifier: Apache-2.0
import { armour } from "../../../electron/crypto/ssh/armour.ts";
import { wireString } from "../../../electron/crypto/ssh/wire.ts";
import { concatBytes } from "../../../electron/crypto/encoding.ts";
import { formatCharter } from "../../../shared/formats/charterText.ts";
import { StatementId } from "../../../shared/ids.ts";
import type { Dice } from "../dice.ts";
import { assemble, type MadeRelease } from "../releases.ts";
import { signatureMutators } from "../signatureMutators.ts";
import { sshsigBlob } from "../sshSigner.ts";
import {
  changed,
  charter,
  type HostileKinds,
  keyOf,
  parts,
  people,
  place,
  rightRelease,
  signing,
  statementFor,
  underCharter,
  type Who,
} from "./base.ts";

/** Who signed what with which key: nobody counts for more than one, nor for what they did not sign. */

const firstText = formatCharter(charter());
const signers: readonly Who[] = ["ada", "ben", "cleo"];

function signedElsewhere(dice: Dice): MadeRelease {
  const who = dice.pick(signers);
  const id = StatementId.parse(
    dice.number(0x7fffffff).toString(16).padStart(32, "0"),
  );
  const other = statementFor(firstText, { id });
  const namespace = "approval@counterseal";
  const signature = keyOf(who).sign(other, { namespace });
  return changed(rightRelease(), {
    [`${place}/signatures/${who}.sig`]: signature,
  });
}

const namespaces = [
  ...["file", "git", "approval", "counterseal", "approval@counterseal "],
  ...["APPROVAL@counterseal", "approval@counterseal\0", "approval@Counterseal"],
  ...[
    "consent",
    "charter",
    "receipt",
    "withdrawal",
    "revocation",
    "custody",
  ].map((act) => `${act}@counterseal`),
];

function otherNamespace(dice: Dice): MadeRelease {
  const who = dice.pick(signers);
  const namespace =
    dice.number(3) === 0
      ? `${dice.number(1e9)}@counterseal`
      : dice.pick(namespaces);
  const { statement } = parts();
  return changed(rightRelease(), {
    [`${place}/signatures/${who}.sig`]: keyOf(who).sign(statement, {
      namespace,
    }),
  });
}

/** Any of the people, but never enough of them. */
function tooFew(dice: Dice): MadeRelease {
  for (;;) {
    const some = people.filter(() => dice.number(2) === 0);
    const chairs = some.filter((who) => !["ada", "edo"].includes(who));
    if (!some.includes("ada") || chairs.length < 2)
      return assemble(
        parts({
          signers: signing(some),
          statement: statementFor(firstText, {
            purpose: `Purpose ${dice.number(1e9)}`,
          }),
        }),
      );
  }
}

/** The key of one chair as that of another, in another encoding or the same. */
function keyTwice(dice: Dice): MadeRelease {
  const [one = "ben", other = "cleo"] = dice.pick<Who[]>([
    ["ben", "cleo"],
    ["cleo", "dora"],
    ["dora", "ben"],
  ]);
  const { blob, line } = keyOf(one);
  const end =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const withBlob = (bytes: Uint8Array): string =>
    `ssh-ed25519 ${Buffer.from(bytes).toString("base64")}`;
  const odd = dice.pick([
    line,
    `${line} ${dice.number(1e9)}@desk`,
    `${line}=`,
    line.replace(/=*$/, ""),
    line.replace(/[A-Za-z0-9+/]=*$/, dice.pick(Array.from(end))),
    withBlob(concatBytes(blob, Uint8Array.of(dice.number(256)))),
    withBlob(blob.subarray(0, blob.length - 1 - dice.number(8))),
    line.replace("ssh-ed25519", "SSH-ED25519"),
    line.replace(" ", "  "),
  ]);
  const held = firstText.replace(keyOf(other).line, odd);
  const doubled = (which: readonly Who[]) =>
    which.map((who) => [who, who === other ? keyOf(one) : keyOf(who)] as const);
  return assemble(
    underCharter(held, {
      charters: [{ text: held, signers: doubled(people) }],
      signers: doubled(["ada", one, other]),
    }),
  );
}

/** One person's signature in two files. */
function signatureTwice(dice: Dice): MadeRelease {
  const from = dice.pick<Who>(["ben", "cleo", "ada"]);
  const release = rightRelease();
  const entry = release.entries.get(`${place}/signatures/${from}.sig`);
  const to = dice.pick([
    "dora",
    "edo",
    `${from}.2`,
    `${from}.${2 + dice.number(90)}`,
    `x${dice.number(1e6)}`,
    from.toUpperCase(),
  ]);
  return changed(release, { [`${place}/signatures/${to}.sig`]: entry ?? null });
}

/** Points for which anyone makes signatures, and encodings that are not below the prime. */
const smallOrder = [
  "01" + "00".repeat(31),
  "01" + "00".repeat(30) + "80",
  "00".repeat(32),
  "00".repeat(31) + "80",
  "ec" + "ff".repeat(30) + "7f",
  "ec" + "ff".repeat(31),
  "ed" + "ff".repeat(30) + "7f",
  "ee" + "ff".repeat(30) + "7f",
  "ed" + "ff".repeat(31),
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
];

function smallKey(dice: Dice): MadeRelease {
  const who = dice.pick(signers);
  const point = Buffer.from(dice.pick(smallOrder), "hex");
  const blob = concatBytes(wireString("ssh-ed25519"), wireString(point));
  const mine = dice.number(3) > 0;
  const r = Buffer.from(dice.pick(smallOrder), "hex");
  const s = Buffer.alloc(32);
  if (dice.number(2) === 0) s.writeUInt32LE(dice.number(0x7fffffff), 0);
  const signature = concatBytes(
    wireString("ssh-ed25519"),
    wireString(concatBytes(r, s)),
  );
  const key = mine ? blob : keyOf(who).blob;
  const line = `ssh-ed25519 ${Buffer.from(blob).toString("base64")}`;
  const held = mine ? firstText.replace(keyOf(who).line, line) : firstText;
  const namespace = "approval@counterseal";
  return changed(assemble(underCharter(held)), {
    [`${place}/signatures/${who}.sig`]: armour(
      sshsigBlob({ key, namespace, signature }),
    ),
  });
}

const otherFrames = Object.entries(signatureMutators).filter(([name]) =>
  /CRLF|line|LF|spaces|version|reserved|unknown digest|namespace|order|byte inside/.test(
    name,
  ),
);

function otherFrame(dice: Dice): MadeRelease {
  const [, change] = dice.pick(otherFrames);
  return change(rightRelease(), dice) ?? signedElsewhere(dice);
}

const missing = [
  "requester-missing",
  "owners-missing",
  "chairs-missing",
  "people-missing",
] as const;

export const hostileSigners: HostileKinds = {
  "another release's signature": {
    make: signedElsewhere,
    by: ["signature-refused"],
  },
  "another namespace": { make: otherNamespace, by: ["signature-refused"] },
  "fewer than the quorum": { make: tooFew, by: missing },
  "one key for two chairs, in two encodings": {
    make: keyTwice,
    by: ["charter-refused", "signature-refused"],
  },
  "one signature in two files": {
    make: signatureTwice,
    by: ["signature-refused", "signature-unknown-signer", "file-extra"],
  },
  "keys and points of small order": {
    make: smallKey,
    by: ["charter-refused", "signature-refused"],
  },
  "a signature in another frame or number": {
    make: otherFrame,
    by: ["signature-refused"],
  },
};
