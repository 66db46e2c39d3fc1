// SPDX-License-Identifier: Apache-2.0
import type { SeededBug } from "./seededBug.ts";

const header = "electron/engine/vault/header.ts";
const slot = "electron/engine/vault/slot.ts";
const kdf = "electron/crypto/kdf.ts";
const ledger = "electron/engine/ledger/ledger.ts";
const record = "electron/engine/ledger/record.ts";
const objects = "electron/engine/objects/objects.ts";
const stream = "electron/crypto/age/stream.ts";
const foldLedger = "electron/engine/vault/foldLedger.ts";
const anchor = "electron/engine/vault/anchor.ts";
const writer = "electron/engine/vault/writer.ts";

const always = (
  name: string,
  file: string,
  find: string,
  replace: string,
  caughtBy: string,
  quick = false,
): SeededBug => ({ name, file, find, replace, caughtBy, quick });

/** Every check that stands between a changed byte and somebody who believes it. */
export const checkBugs: readonly SeededBug[] = [
  always(
    "the header's MAC is not compared",
    header,
    "if (tag !== null && equalBytes(tag, headerMac(rest, master)))",
    "if (tag !== null)",
    "files",
    true,
  ),
  always(
    "another spelling of the header is taken",
    header,
    '    !header.success ||\n    !text.endsWith("\\n") ||\n    !isCanonicalJson(text.slice(0, -1), header.data)',
    "!header.success",
    "files",
  ),
  always(
    "a slot's commitment is not compared",
    slot,
    "    committed && box !== null\n",
    "    box !== null\n",
    "binding",
  ),
  always(
    "a slot does not bind its name",
    slot,
    "      slot.name,\n      slot.kdf,",
    "      slot.kdf,",
    "binding",
  ),
  always(
    "a slot does not bind its id",
    slot,
    "      slot.id,\n      slot.name,",
    "      slot.name,",
    "binding",
  ),
  always(
    "a slot does not bind its vault",
    slot,
    "      label,\n      vault,",
    "      label,",
    "binding",
  ),
  always(
    "no floor under the passes",
    kdf,
    "      ops >= kdfFloor.ops &&".trim(),
    "",
    "binding",
  ),
  always(
    "no floor under the memory",
    kdf,
    "memoryBytes >= kdfFloor.memoryBytes &&",
    "",
    "binding",
  ),
  always(
    "no cap over the memory",
    kdf,
    "memoryBytes <= kdfCap.memoryBytes;",
    "memoryBytes > 0;",
    "files",
  ),
  always(
    "an entry does not bind its vault",
    record,
    "\\n${place.vault}\\n",
    "\\n",
    "binding",
  ),
  always(
    "an entry does not bind its number",
    record,
    "\\n${String(place.seq)}\\n",
    "\\n",
    "binding",
  ),
  always(
    "an entry does not bind the one before",
    record,
    "\\n${place.prev}\\n",
    "\\n",
    "binding",
  ),
  always(
    "a damaged entry counts as a cut-off write",
    ledger,
    "if (!cutOff || name !== names.value.at(-1))",
    "if (!cutOff && tip === null)",
    "files",
    true,
  ),
  always(
    "a segment may have any name",
    ledger,
    "if (!goesOn && name !== segmentName(seq))",
    "if (false)",
    "order",
  ),
  always(
    "entries of a record are not bound to their place",
    record,
    "return entry?.seq === place.seq && entry.prev === place.prev ? entry : null;",
    "return entry;",
    "binding",
  ),
  always(
    "an object's header is not compared",
    objects,
    "if (file.headerSha256 !== facts.header) throw damaged(facts);",
    "",
    "objects",
    true,
  ),
  always(
    "a chunk is not bound to its place",
    stream,
    "setBigUint64(3, BigInt(counter))",
    "setBigUint64(3, 0n)",
    "objects",
  ),
  always(
    "the anchor is not compared",
    foldLedger,
    'anchored === anchor.head ? "proven" : "rolled-back"',
    '"proven"',
    "order",
    true,
  ),
  always(
    "a catalog of any time is believed",
    foldLedger,
    "digests.get(cached.checkpoint.seq) === cached.checkpoint.head",
    "cached.state",
    "order",
  ),
  always(
    "the anchor's MAC is not compared",
    anchor,
    "tag !== null &&\n        equalBytes(tag, tagOf({ seq, head, at }))",
    "tag !== null",
    "files",
  ),
  always(
    "an acknowledged entry that is cut off counts as torn",
    "electron/engine/vault/foldPrefix.ts",
    "torn !== null && anchor !== null && anchor.seq >= torn.seq",
    "torn !== null && anchor !== null && anchor.seq < 0",
    "files",
  ),
  always(
    "a rolled-back vault may be written",
    writer,
    'if (this.#lost !== null) return "rolled-back";',
    "",
    "order",
  ),
  always(
    "an age header's MAC is not compared",
    "electron/crypto/age/header.ts",
    "return equalBytes(headerMac(fileKey, maced), header.mac);",
    "return maced.length > 0;",
    "files",
  ),
  always(
    "a damaged vault may be written",
    writer,
    'if (this.#damagedAt !== null) return "ledger-damaged";',
    "",
    "files",
  ),
  always(
    "a write that takes less counts as whole",
    "electron/storage/writing.ts",
    "at += await file.write(bytes.subarray(at));",
    "at += Math.max(bytes.length, await file.write(bytes.subarray(at)));",
    "errors",
  ),
  ...(
    [
      ["name of its derivation", "slot.kdf"],
      ["passes", "slot.ops"],
      ["memory", "slot.memoryBytes"],
      ["salt", "slot.salt"],
    ] as const
  ).map(([what, field]) =>
    always(
      `a slot does not bind the ${what}`,
      slot,
      `\n      ${field},`,
      "",
      "guards",
    ),
  ),
  always(
    "the catalog does not bind its vault",
    "electron/engine/catalog/catalogFile.ts",
    "counterseal-catalog 1\\n${vault}\\n",
    "counterseal-catalog 1\\n",
    "guards",
  ),
  ...(
    [
      ["vault", "${vault}\\n"],
      ["number", "${String(seq)}\\n"],
      ["head", "${head}\\n"],
      ["time", "${at}\\n"],
    ] as const
  ).map(([what, field]) =>
    always(`the anchor does not bind its ${what}`, anchor, field, "", "guards"),
  ),
  always(
    "the ledger takes another entry after a failed append",
    "electron/storage/writing.ts",
    "if (broken !== null) return err(broken);",
    "",
    "guards",
    true,
  ),
  always(
    "the session takes another entry after a failed append",
    writer,
    "if (!appended.ok) {\n      this.#failed = true;",
    "if (!appended.ok) {",
    "guards",
  ),
  always(
    "an entry is acknowledged without its anchor",
    writer,
    "if (anchored.ok) return appended;",
    "return appended;",
    "guards",
    true,
  ),
  always(
    "the session goes on after an anchor that failed",
    writer,
    "so it is not acknowledged.\n    this.#failed = true;",
    "so it is not acknowledged.",
    "guards",
  ),
  always(
    "a file's size and digest are not compared",
    objects,
    "if (size !== facts.size || found !== facts.sha256) throw damaged(facts);",
    "",
    "guards",
  ),
  always(
    "an older header opens with the passphrase of its time",
    "electron/engine/vault/openVault.ts",
    " && slot.box === box",
    "",
    "guards",
  ),
  always(
    "a signature for another act is not told as one",
    "electron/crypto/ssh/signature.ts",
    "if (signature.namespace !== namespace)",
    'if (signature.namespace === "")',
    "replays",
  ),
  always(
    "a signature over other bytes counts",
    "electron/crypto/ssh/signature.ts",
    "if (!verifyWithKey(signed, signature))",
    "if (signed.length === 0)",
    "replays",
    true,
  ),
];
