// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { SlotView } from "../../../shared/ipc/slotContract.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { Handlers } from "../handler.ts";
import { checkPlainText } from "../people/plainText.ts";
import {
  addSlot,
  changeSlot,
  listSlots,
  removeSlot,
  renameSlot,
} from "./slots.ts";

function answerOf(slots: Result<SlotView[], Failure>) {
  return slots.ok ? ok({ slots: slots.value }) : slots;
}

export const slotHandlers: Handlers<
  "slot.list" | "slot.add" | "slot.change" | "slot.rename" | "slot.remove"
> = {
  async "slot.list"(context) {
    const session = context.openSession();
    return session.ok ? answerOf(await listSlots(session.value)) : session;
  },

  async "slot.add"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const name = checkPlainText(request.name, "name");
    if (!name.ok) return name;
    const cost = await context.newSlotCost();
    const owner = { ...request, name: name.value, cost };
    return answerOf(await addSlot(session.value, owner));
  },

  async "slot.change"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const cost = await context.newSlotCost();
    return answerOf(await changeSlot(session.value, { ...request, cost }));
  },

  async "slot.rename"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const name = checkPlainText(request.name, "name");
    if (!name.ok) return name;
    const cost = await context.newSlotCost();
    const renamed = { ...request, name: name.value, cost };
    return answerOf(await renameSlot(session.value, renamed));
  },

  async "slot.remove"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    return answerOf(await removeSlot(session.value, request));
  },
};
