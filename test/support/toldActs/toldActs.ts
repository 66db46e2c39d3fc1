// SPDX-License-Identifier: Apache-2.0
import type { z } from "zod";
import type { Act, ActType } from "../../../electron/engine/ledger/entries.ts";

type WrittenAct = z.input<typeof Act>;
type WrittenBody<T extends ActType> = Extract<WrittenAct, { type: T }>["body"];

/** Acts of every type, each with the sentence that says what it records; one for each way the sentence goes. */
export type ToldActs<T extends ActType> = {
  readonly [K in T]: readonly (readonly [
    body: WrittenBody<K>,
    sentence: string,
  ])[];
};

export type TypesOf<Rooms extends string> = Extract<
  ActType,
  `${Rooms}.${string}`
>;

export const audit = "harbour";
export const id = "5".repeat(32);
export const digest = "a".repeat(64);
export const commit = "c".repeat(40);
export const time = "2027-01-31T12:00:00Z";
export const key = "ssh-ed25519 AAAA invented";
export const signed = {
  person: "ben",
  fingerprint: "SHA256:invented",
  key,
  signature: "-----BEGIN SSH SIGNATURE-----",
};
