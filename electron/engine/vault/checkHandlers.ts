// SPDX-License-Identifier: Apache-2.0
import { failure } from "../../../shared/failure.ts";
import { err, ok } from "../../../shared/result.ts";
import type { Handlers } from "../handler.ts";
import type { Session } from "../session.ts";
import { type DatedCheck, writeCheckReport } from "./checkReport.ts";
import { bytesToCheck, checkVault } from "./checkVault.ts";

/** The last check of an open vault, until it is closed: only what the engine itself found can be written out. */
const lastChecks = new WeakMap<Session, DatedCheck>();

export const checkHandlers: Handlers<"vault.check" | "vault.saveCheck"> = {
  async "vault.check"(context, { job }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const { value } = session;
    const size = { total: bytesToCheck(value), count: 1 };
    const checked = await context.runJob(job, size, (running) =>
      checkVault(value, running.signal, running.startFile("", size.total)),
    );
    if (!checked.ok) return checked;
    const { checkpoint, freshness, standing } = value;
    const { warnings } = standing;
    lastChecks.set(value, {
      ...checked.value,
      ...{ at: context.now(), checkpoint, freshness, warnings },
    });
    return ok(checked.value.report);
  },

  async "vault.saveCheck"(context, { destination }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const path = context.pathOf(destination, "check-report");
    if (!path.ok) return path;
    const check = lastChecks.get(session.value);
    return check === undefined
      ? err(failure("check-not-made"))
      : writeCheckReport(session.value, check, path.value);
  },
};
