// SPDX-License-Identifier: Apache-2.0
import { failure } from "../../../shared/failure.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
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

/** Makes a vault and opens it. Fails as `createVault` and `openVault` do. */
export async function createAndOpen(
  context: Context,
  { folder, passphrase, slotName }: ParsedRequest<"vault.create">,
  sample: boolean,
) {
  const rootDir = context.pathOf(folder, "new-vault");
  if (!rootDir.ok) return rootDir;
  const created = await createVault(context.storage, {
    rootDir: rootDir.value,
    profileDir: context.profileDir,
    passphrase,
    slotName,
    cost: await context.newSlotCost(),
    at: context.now(),
    sample,
  });
  return created.ok ? open(context, rootDir.value, passphrase) : created;
}

export const vaultHandlers: Handlers<
  "vault.status" | "vault.create" | "vault.open"
> = {
  "vault.status": (context) => Promise.resolve(ok(statusOf(context.session))),

  "vault.create": (context, request) => createAndOpen(context, request, false),

  async "vault.open"(context, { folder, passphrase }) {
    const rootDir = context.pathOf(folder, "vault");
    if (!rootDir.ok) return rootDir;
    if (passphrase === "") return err(failure("passphrase-empty"));
    return open(context, rootDir.value, passphrase);
  },
};
