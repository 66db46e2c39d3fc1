// SPDX-License-Identifier: Apache-2.0
import { failure } from "../../../shared/failure.ts";
import { err, ok } from "../../../shared/result.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handler.ts";
import { statusOf } from "../session.ts";
import { createVault } from "./createVault.ts";
import { openingOf } from "./opening.ts";
import { openVault } from "./openVault.ts";

async function open(context: Context, rootDir: string, passphrase: string) {
  await context.closeSession();
  const session = await openVault(context.storage, {
    ...openingOf(context),
    rootDir,
    passphrase,
  });
  if (!session.ok) return session;
  context.setSession(session.value);
  return ok(statusOf(session.value));
}

export const vaultHandlers: Handlers<
  "vault.status" | "vault.create" | "vault.open"
> = {
  "vault.status": (context) => Promise.resolve(ok(statusOf(context.session))),

  async "vault.create"(context, { folder, passphrase, slotName }) {
    const rootDir = context.pathOf(folder, "new-vault");
    if (!rootDir.ok) return rootDir;
    const created = await createVault(context.storage, {
      rootDir: rootDir.value,
      profileDir: context.profileDir,
      passphrase,
      slotName,
      cost: await context.newSlotCost(),
      at: context.now(),
    });
    return created.ok ? open(context, rootDir.value, passphrase) : created;
  },

  async "vault.open"(context, { folder, passphrase }) {
    const rootDir = context.pathOf(folder, "vault");
    if (!rootDir.ok) return rootDir;
    if (passphrase === "") return err(failure("passphrase-empty"));
    return open(context, rootDir.value, passphrase);
  },
};
