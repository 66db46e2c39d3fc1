// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, type Result } from "../../../shared/result.ts";
import { wipe } from "../../crypto/kdf.ts";
import type { Context } from "../context.ts";
import type { Session } from "../session.ts";
import { headerState } from "./checkVault.ts";
import type { Header, OpenedSlot } from "./header.ts";
import type { VaultLayout } from "./layout.ts";
import { openBehind, readHeader } from "./openVault.ts";
import { keepCopy } from "./quarantine.ts";

/** Makes the vault behind this header the open one. */
export async function openAsCurrent(
  context: Context,
  layout: VaultLayout,
  header: Header,
  opened: OpenedSlot,
): Promise<Result<Session, Failure>> {
  const { storage, profileDir, now } = context;
  const session = await openBehind(storage, layout, header, opened, {
    ...{ profileDir, now },
    changed: ({ seq }) => {
      context.emit({ event: "vault.changed", body: { seq } });
    },
  });
  if (session.ok) context.setSession(session.value);
  return session;
}

/**
 * Closes the open vault and opens it again with the key it has, after its files were changed. Where its own
 * header is damaged or gone, by that of its backup; what was left of it is kept.
 */
export async function reopen(
  context: Context,
  session: Session,
  backup: Session,
): Promise<Result<Session, Failure>> {
  const { storage, layout, slot: id, actor, state } = session;
  const whole = (await headerState(session)) === "whole";
  const kept = whole
    ? null
    : await keepCopy(storage, layout, layout.headerPath);
  if (kept?.ok === false) return kept;
  const header = await readHeader(storage, (whole ? session : backup).layout);
  if (!header.ok) return header;
  const slots = [...(state.slots ?? []), ...header.value.slots];
  const slot = slots.find((each) => each.id === id && each.name === actor);
  if (slot === undefined) return err(failure("vault-locked"));
  const master = await session.withMaster((key) =>
    Promise.resolve(key.slice()),
  );
  await context.closeSession();
  const opened = { slot, master };
  const again = await openAsCurrent(context, layout, header.value, opened);
  if (!again.ok) wipe(master);
  return again;
}
