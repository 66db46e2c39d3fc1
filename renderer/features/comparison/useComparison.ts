// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "react";
import type { Rows } from "../../../shared/domain/comparison.ts";
import type { Failure } from "../../../shared/failure.ts";
import type { JobId } from "../../../shared/ids.ts";
import type {
  Compared,
  ComparisonView,
} from "../../../shared/ipc/comparisonContract.ts";
import { call } from "../../api/bridge.ts";
import { cancelJob, newJobId } from "../../api/job.ts";

type Answer<T> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "failed"; readonly failure: Failure };

const loading = { state: "loading" } as const;

/**
 * Compares two versions while the component is on screen. What is in them is kept nowhere but in what this
 * gives; the process that holds the rest ends when the component goes.
 */
export function useComparison(
  before: Compared,
  after: Compared,
): Answer<ComparisonView> {
  const [answer, setAnswer] = useState<Answer<ComparisonView>>(loading);
  // The same two, whichever object names them.
  const named = JSON.stringify({ before, after });
  useEffect(() => {
    let isOver = false;
    const job = newJobId();
    const pair = JSON.parse(named) as { before: Compared; after: Compared };
    void call("comparison.run", { job, ...pair }).then((result) => {
      if (isOver) return;
      setAnswer(
        result.ok
          ? { state: "ready", value: result.value }
          : { state: "failed", failure: result.error },
      );
    });
    return () => {
      isOver = true;
      void cancelJob(job);
      void call("comparison.close", { comparison: job });
    };
  }, [named]);
  return answer;
}

/** Rows that one page of the screen shows. */
export const pageRows = 200;

/** One page of rows; what was there stays until the next has come. */
export function useRows(
  comparison: JobId,
  folded: boolean,
  page: number,
): Answer<Rows & { readonly folded: boolean; readonly page: number }> {
  const [answer, setAnswer] = useState<ReturnType<typeof useRows>>(loading);
  useEffect(() => {
    let isOver = false;
    const wanted = { folded, from: page * pageRows, count: pageRows };
    void call("comparison.rows", { comparison, wanted }).then((result) => {
      if (isOver) return;
      setAnswer(
        result.ok
          ? { state: "ready", value: { ...result.value, folded, page } }
          : { state: "failed", failure: result.error },
      );
    });
    return () => {
      isOver = true;
    };
  }, [comparison, folded, page]);
  return answer;
}
