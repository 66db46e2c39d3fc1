// SPDX-License-Identifier: Apache-2.0
import type { PresenceFlags } from "../../shared/domain/presence.ts";
import type { Dice } from "./dice.ts";
import { digestOf } from "./naiveText.ts";
import { keyOf } from "./sampleAudit.ts";

/** The people of the random audits, and the two keys of each. */

export const people = ["ada", "bo", "cy", "di", "ed", "flo"] as const;
export const keyNames: readonly string[] = [
  ...people,
  ...people.map((who) => `${who} 2`),
];

/** In the shape of a hardware key, always the same for the same name. */
function hardwareKey(name: string): string {
  const type = "sk-ssh-ed25519@openssh.com";
  const parts = [Buffer.from(type), Buffer.from(digestOf(name), "hex")];
  const blob = [...parts, Buffer.from("ssh:")].flatMap((part) => [
    Buffer.from([0, 0, 0, part.length]),
    part,
  ]);
  return `${type} ${Buffer.concat(blob).toString("base64")}`;
}

/** Everybody's first key is a file, the second a hardware key. */
const keys = new Map(
  keyNames.map((who) => [
    who,
    who.endsWith(" 2") ? hardwareKey(who) : keyOf(who),
  ]),
);
export const stranger = keyOf("a stranger");

/** A fingerprint's shape, one for each key; shared code only compares them. */
export const fingerprints: ReadonlyMap<string, string> = new Map(
  [...keys].map(([who, text]) => {
    const digits = Buffer.from(digestOf(who), "hex").toString("base64");
    return [text, `SHA256:${digits.slice(0, 43)}`];
  }),
);

/** What a key's signature shows of the person in front of it; a key in a file shows nothing. */
export function drawFlags(dice: Dice, name: string): PresenceFlags {
  return name.endsWith(" 2") ? dice.pick([0, 1, 4, 5, 5, 5]) : null;
}

export function key(name: string): string {
  return keys.get(name) ?? stranger;
}

/** True once in so many. */
export function once(dice: Dice, inSoMany: number): boolean {
  return dice.number(inSoMany) === 0;
}
