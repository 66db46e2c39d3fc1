// SPDX-License-Identifier: Apache-2.0
import type { Handlers } from "../handler.ts";
import { openAudit } from "../people/openAudit.ts";
import { lookAtDispositions } from "./lookAtDispositions.ts";
import { setDispositions } from "./setDispositions.ts";
import { takeDispositions } from "./takeDispositions.ts";

export const dispositionHandlers: Handlers<
  "disposition.set" | "disposition.look" | "disposition.take"
> = {
  async "disposition.set"(context, request) {
    const session = context.openSession();
    return session.ok ? setDispositions(session.value, request) : session;
  },

  async "disposition.look"(context, request) {
    const open = openAudit(context, request.audit);
    return open.ok ? lookAtDispositions(context, open.value, request) : open;
  },

  async "disposition.take"(context, request) {
    const session = context.openSession();
    return session.ok ? takeDispositions(session.value, request) : session;
  },
};
