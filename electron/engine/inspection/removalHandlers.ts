// SPDX-License-Identifier: Apache-2.0
import {
  isRemovable,
  mostRemovals,
} from "../../../shared/domain/crossCheck.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { VersionId } from "../../../shared/ids.ts";
import type { CrossCheckView } from "../../../shared/ipc/crossCheckContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handler.ts";
import type { Act } from "../ledger/entries.ts";
import { checkPlainText } from "../people/plainText.ts";
import type { Session } from "../session.ts";
import { crossCheckView } from "./crossCheckView.ts";
import { versionIn } from "./inspectionView.ts";

function viewOf(
  { state }: Session,
  version: VersionId,
): Result<CrossCheckView, Failure> {
  const found = versionIn(state, version);
  return found === undefined
    ? err(failure("version-unknown", { version }))
    : ok(crossCheckView(state, found.deliverable.audit, found.version));
}

/** A passage may have been pasted with its line ends: any white space is as good as another. */
function plainRemovals(
  untrusted: readonly string[],
): Result<string[], Failure> {
  const removals = new Set<string>();
  for (const each of untrusted) {
    const plain = checkPlainText(each.replace(/\s+/g, " ").trim(), "removal");
    if (!plain.ok) return plain;
    if (!isRemovable(plain.value)) return err(failure("removal-refused"));
    removals.add(plain.value);
  }
  return ok([...removals]);
}

async function change(
  context: Context,
  version: VersionId,
  untrusted: readonly string[],
  actOf: (
    marked: readonly string[],
    removals: readonly string[],
  ) => Result<Act | null, Failure>,
): Promise<Result<CrossCheckView, Failure>> {
  const session = context.openSession();
  if (!session.ok) return session;
  const known = viewOf(session.value, version);
  if (!known.ok) return known;
  const removals = plainRemovals(untrusted);
  if (!removals.ok) return removals;
  const act = actOf(known.value.own, removals.value);
  if (!act.ok) return act;
  if (act.value === null) return known;
  const committed = await session.value.commit([act.value]);
  return committed.ok ? viewOf(session.value, version) : committed;
}

export const removalHandlers: Handlers<
  "removal.show" | "removal.mark" | "removal.unmark"
> = {
  "removal.show": (context, { version }) => {
    const session = context.openSession();
    return Promise.resolve(
      session.ok ? viewOf(session.value, version) : session,
    );
  },

  "removal.mark": (context, { version, removals: untrusted }) =>
    change(context, version, untrusted, (marked, wanted) => {
      const removals = wanted.filter((each) => !marked.includes(each));
      if (removals.length === 0) return ok(null);
      if (marked.length + removals.length > mostRemovals)
        return err(failure("removal-refused"));
      const body = { version, removals };
      return ok({ type: "inspection.marked", body });
    }),

  "removal.unmark": (context, { version, removals: untrusted, reason }) =>
    change(context, version, untrusted, (marked, removals) => {
      const unknown = removals.some((each) => !marked.includes(each));
      if (unknown) return err(failure("removal-unknown"));
      const plain = checkPlainText(reason, "reason");
      if (!plain.ok) return plain;
      const body = { version, removals: [...removals], reason: plain.value };
      return ok({ type: "inspection.unmarked", body });
    }),
};
