// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import type { Handlers } from "../handler.ts";
import { openAudit } from "../people/openAudit.ts";
import { exportViews, handOverViews } from "./handOvers.ts";
import { makeExport } from "./makeExport.ts";
import { makeHandOver } from "./makeHandOver.ts";

export const extractHandlers: Handlers<
  "extract.handOver" | "extract.export" | "extract.list"
> = {
  async "extract.handOver"(context, request) {
    const open = openAudit(context, request.audit);
    return open.ok ? makeHandOver(open.value, request) : open;
  },

  async "extract.export"(context, request) {
    const open = openAudit(context, request.audit);
    return open.ok ? makeExport(open.value, request) : open;
  },

  "extract.list": (context, { audit }) => {
    const open = openAudit(context, audit);
    if (!open.ok) return Promise.resolve(open);
    const { state } = open.value.session;
    const handOvers = handOverViews(state, audit);
    const exports = exportViews(state, audit);
    return Promise.resolve(ok({ handOvers, exports }));
  },
};
