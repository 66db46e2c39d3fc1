// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "react";
import type { Request } from "../../../shared/ipc/contract.ts";
import { refresh, useResource } from "../../api/resource.ts";

/**
 * A page of the ledger; the one before stays until `isNext`, the one asked for, has come. A long ledger is read in several calls:
 * while one says so, it is asked again.
 */
export function useLedgerPage(request: Request<"ledger.show">) {
  const page = useResource("ledger.show", request);
  const [last, setLast] = useState(page);
  if (page.state !== "loading" && page !== last) setLast(page);
  const unread =
    page.state === "ready" && page.value.read < page.value.total
      ? page.value.read
      : null;
  const key = JSON.stringify(request);
  useEffect(() => {
    if (unread !== null)
      refresh("ledger.show", JSON.parse(key) as Request<"ledger.show">);
  }, [unread, key]);
  const isNext = page.state !== "loading";
  return { page: isNext ? page : last, isNext } as const;
}
