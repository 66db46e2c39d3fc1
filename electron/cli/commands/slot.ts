// SPDX-License-Identifier: Apache-2.0
import type { SlotView } from "../../../shared/ipc/slotContract.ts";
import { failure } from "../../../shared/failure.ts";
import { ok } from "../../../shared/result.ts";
import { required } from "../argument.ts";
import {
  type Answer,
  type Command,
  type Outcome,
  refused,
  vaultCommand,
} from "../command.ts";
import { sentence, size, table } from "../layout.ts";
import { words } from "../readers.ts";
import type { Session } from "../session.ts";

function slotsAnswer(slots: readonly SlotView[], said = ""): Answer {
  const rows = slots.map(({ name, slot, ops, memoryBytes, own }) => [
    own ? `${name} (this session)` : name,
    slot,
    `${ops} passes over ${size(memoryBytes)}`,
  ]);
  return {
    value: slots,
    text: said + table(["Whose", "Id", "Cost of a guess"], rows),
  };
}

const list = vaultCommand({
  words: ["slot", "list"],
  summary: "Lists the passphrases that open the vault: whose they are.",
  positionals: {},
  options: {},
  async run(session) {
    const listed = await session.call("slot.list", {});
    return listed.ok
      ? ok(slotsAnswer(listed.value.slots))
      : refused(listed.error);
  },
});

const add = vaultCommand(
  {
    words: ["slot", "add"],
    summary: "Gives another owner of the vault a passphrase of their own.",
    details: [
      "They type it themselves, twice. No file in the vault is touched, and the ledger says that it was added.",
    ],
    positionals: {},
    options: { name: required("name", "whose passphrase this is", words) },
    async run(session, { name }) {
      const added = await session.call("slot.add", {
        present: session.passphrase,
        name,
        passphrase: session.newPassphrase,
      });
      if (!added.ok) return refused(added.error);
      return ok(
        slotsAnswer(
          added.value.slots,
          sentence(`${name} can open the vault now.`),
        ),
      );
    },
  },
  "new-passphrase",
);

const change = vaultCommand(
  {
    words: ["slot", "change"],
    summary: "Changes the passphrase that is given to open the vault.",
    details: [
      "No other passphrase and no file is touched. Copies of the vault from before still open with the old passphrase.",
    ],
    positionals: {},
    options: {},
    async run(session) {
      const changed = await session.call("slot.change", {
        present: session.passphrase,
        passphrase: session.newPassphrase,
      });
      if (!changed.ok) return refused(changed.error);
      return ok(
        slotsAnswer(
          changed.value.slots,
          sentence("The passphrase was changed."),
        ),
      );
    },
  },
  "new-passphrase",
);

const rename = vaultCommand({
  words: ["slot", "rename"],
  summary: "Gives the passphrase that opens the vault now another name.",
  details: [
    "A passphrase is sealed together with its name, so that each owner renames their own: the one that is given to open the vault. Earlier entries of the ledger keep the name that they were made under.",
  ],
  positionals: {},
  options: { name: required("name", "whose passphrase this is", words) },
  async run(session, { name }) {
    const renamed = await session.call("slot.rename", {
      present: session.passphrase,
      name,
    });
    if (!renamed.ok) return refused(renamed.error);
    return ok(
      slotsAnswer(
        renamed.value.slots,
        sentence(`The passphrase is now that of ${name}.`),
      ),
    );
  },
});

const noEarlierCopy =
  "Copies of the vault from before still open with it, and whoever opened the vault with it may have kept its keys. Where that matters, vault rekey seals everything under new ones.";

async function removeNamed(session: Session, name: string): Promise<Outcome> {
  const listed = await session.call("slot.list", {});
  if (!listed.ok) return refused(listed.error);
  const found = listed.value.slots.find(
    (slot) => slot.name === name || slot.slot === name,
  );
  if (found === undefined) return refused(failure("slot-unknown", { name }));
  const removed = await session.call("slot.remove", {
    present: session.passphrase,
    slot: found.slot,
  });
  if (!removed.ok) return refused(removed.error);
  return ok(
    slotsAnswer(
      removed.value.slots,
      sentence(`The passphrase of ${found.name} opens the vault no more.`) +
        sentence(noEarlierCopy),
    ),
  );
}

const remove = vaultCommand({
  words: ["slot", "remove"],
  summary: "Takes an owner's passphrase away; never the last one.",
  details: [noEarlierCopy],
  positionals: {
    name: required("name", "whose passphrase, or its id", words),
  },
  options: {},
  run: (session, { name }) => removeNamed(session, name),
});

export const slotCommands: readonly Command[] = [
  list,
  add,
  change,
  rename,
  remove,
];
