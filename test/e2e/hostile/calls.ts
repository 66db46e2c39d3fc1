// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import type { Page } from "playwright-core";
import type {} from "../../../renderer/api/bridge.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import {
  apiName,
  type CallResult,
  type PageChannel,
} from "../../../shared/ipc/rendererApi.ts";

/** A call or a preview that has come to no end by then hangs. */
export const hangsAfterMs = 120_000;

export class Hung extends Error {}

export function orHung<T>(
  deed: Promise<T>,
  limitMs = hangsAfterMs,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Hung());
    }, limitMs);
  });
  return Promise.race([deed, late]).finally(() => {
    clearTimeout(timer);
  });
}

export const newJob = (): string => randomBytes(16).toString("hex");

/** Calls the app as its own page does. */
export async function call<C extends PageChannel>(
  page: Page,
  channel: C,
  request: Request<C>,
): Promise<CallResult<C>> {
  const made = page.evaluate(
    ([name, body]) =>
      (
        window.counterseal as unknown as Record<
          string,
          (body: unknown) => Promise<unknown>
        >
      )[name]?.(body),
    [apiName(channel), request] as const,
  );
  return (await orHung(made)) as CallResult<C>;
}
