// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "react";
import type { AuditId, FindingId } from "../../../shared/ids.ts";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";
import { call } from "../../api/bridge.ts";

/**
 * The findings that hold all the words, wherever they stand in them; null while no word is looked for. The
 * answer before stays until the next has come, and is asked for anew when the list changes.
 */
export function useFound(
  audit: AuditId,
  words: string,
  rows: readonly FindingRow[],
): ReadonlySet<FindingId> | null {
  const [found, setFound] = useState<ReadonlySet<FindingId> | null>(null);
  const search = words.trim();
  useEffect(() => {
    if (search === "") return undefined;
    let isOver = false;
    void call("finding.list", { audit, filter: { search } }).then((answer) => {
      if (isOver || !answer.ok) return;
      setFound(new Set(answer.value.findings.map(({ finding }) => finding)));
    });
    return () => {
      isOver = true;
    };
  }, [audit, search, rows]);
  return search === "" ? null : found;
}
