// SPDX-License-Identifier: Apache-2.0
import { digest, id, type ToldActs, type TypesOf } from "./toldActs.ts";

function slotOf(name: string) {
  return {
    ...{ id: "0123456789abcdef", name, kdf: "argon2id13" as const },
    ...{ ops: 3, memoryBytes: 65_536, salt: "", commitment: digest, box: "" },
  };
}

const lin = {
  ...{ slot: "0123456789abcdef", name: "Lin" },
  slots: [slotOf("Ada"), slotOf("Lin")],
};
const linAlone = { ...lin, slots: [slotOf("Lin")] };
const handOver = { fromName: "Ada", toName: "Lin" };
const rekeyed = {
  ...linAlone,
  ...{ recipient: "age1invented", kit: null, lost: [] },
  objects: [{ object: id, header: digest }],
};
const repaired = { subject: "000000000004", kept: [] };

export const vaultActs: ToldActs<TypesOf<"vault">> = {
  "vault.created": [
    [{ format: "counterseal-vault 1" }, "The vault was created."],
  ],
  "vault.recovery-kit-made": [
    [
      { recipient: "age1invented", sealed: digest },
      "A recovery kit was made; earlier kits open this vault no more.",
    ],
  ],
  "vault.adopted": [
    [
      { reason: "The disk broke", lost: null, damagedAt: 4 },
      "The holder went on with this ledger although it was damaged: The disk broke.",
    ],
    [
      {
        reason: "The disk broke",
        lost: { seq: 9, head: digest },
        damagedAt: null,
      },
      "The holder went on with this ledger although entries up to 9 are lost: The disk broke.",
    ],
  ],
  "vault.repaired": [
    [
      { what: "object-restored", ...repaired },
      "A damaged or missing file was put back from a backup: 000000000004.",
    ],
    [
      { what: "object-set-aside", ...repaired },
      "A file that no entry names was moved to quarantine: 000000000004.",
    ],
    [
      { what: "copy-set-aside", ...repaired },
      "A synchronising program's copy was moved to quarantine: 000000000004.",
    ],
    [
      { what: "header-rebuilt", ...repaired },
      "The damaged header was made anew: 000000000004.",
    ],
    [
      { what: "ledger-extended", ...repaired },
      "Damaged or missing entries were put back from a backup: 000000000004.",
    ],
  ],
  "vault.object-lost": [
    [
      { object: id, reason: "No backup has it", kept: [] },
      `Object ${id} was recorded as lost: No backup has it.`,
    ],
  ],
  "vault.slot-added": [[lin, "Lin was given a passphrase of the vault."]],
  "vault.slot-changed": [[lin, "The passphrase of Lin was changed."]],
  "vault.slot-removed": [
    [
      lin,
      "The passphrase of Lin was removed; copies of the vault from before still open with it.",
    ],
  ],
  "vault.slot-renamed": [
    [{ ...lin, before: "Linn" }, "The passphrase of Linn is now that of Lin."],
  ],
  "vault.slot-recovered": [
    [
      { ...lin, rebuilt: false },
      "Lin came back with the recovery kit and was given a passphrase.",
    ],
    [
      { ...linAlone, rebuilt: true },
      "Lin came back with the recovery kit and was given a passphrase; it is now the only one; the damaged header was made anew.",
    ],
  ],
  "vault.hand-over-begun": [
    [
      { from: "aa", to: "bb", ...handOver, kit: "new" },
      "Ada began to hand the vault over to Lin.",
    ],
  ],
  "vault.hand-over-ended": [
    [{ ...handOver, done: true }, "The vault was handed over from Ada to Lin."],
    [
      { ...handOver, done: false },
      "The hand-over from Ada to Lin was stopped; both can open the vault.",
    ],
  ],
  "vault.rekey-begun": [
    [
      { recipient: "age1invented", to: "vault-2" },
      "Everything is being sealed under new keys, into vault-2; here nothing is recorded meanwhile.",
    ],
  ],
  "vault.rekey-abandoned": [
    [
      { reason: "No room" },
      "The sealing under new keys was abandoned: No room.",
    ],
  ],
  "vault.rekeyed": [
    [
      rekeyed,
      "1 file(s) were sealed under new keys, which Lin alone has a passphrase for; recovery kits of before open this vault no more.",
    ],
    [
      {
        ...rekeyed,
        kit: { recipient: "age1invented", sealed: digest },
        lost: [id],
      },
      "1 file(s) were sealed under new keys, which Lin alone has a passphrase for; 1 damaged or missing file(s) were left behind; the recovery kit of before opens it too.",
    ],
  ],
};
