// SPDX-License-Identifier: Apache-2.0
import type { GateState } from "../../shared/domain/gateState.ts";
import {
  type NaiveCharter,
  naiveCharter,
  naivelyInForce,
  naivelyMet,
} from "./naiveCount.ts";
import {
  digestOf,
  type NaiveSigned,
  present,
  signedBy,
  valueOf,
} from "./naiveText.ts";

/** The life of a charter, read a second time from the lines of whole chains. */
export interface Link extends NaiveCharter {
  readonly digest: string;
  readonly text: string;
}

const readings = new Map<string, NaiveCharter>();

function readCharter(text: string): NaiveCharter {
  const known = readings.get(text);
  if (known !== undefined) return known;
  const read = naiveCharter(text);
  if (readings.size > 2000) readings.clear();
  readings.set(text, read);
  return read;
}

/** All charters, or none when any of them is not in force. */
export function naiveChain(
  state: Pick<GateState, "audit" | "charters">,
): readonly Link[] {
  const chain: Link[] = [];
  for (const signed of state.charters) {
    const charter = readCharter(signed.text);
    const link = {
      ...charter,
      text: signed.text,
      digest: digestOf(signed.text),
    };
    if (valueOf(signed.text, "Audit") !== state.audit) return [];
    const keys = charter.sign.map(({ key }) => key);
    if (new Set(keys).size < keys.length) return [];
    // Every key of these worlds is of one of two types, and has one spelling.
    if (
      !keys.every((key) =>
        /^ssh-ed25519 [\w+/]{68}$|^sk-[^ ]+ [\w+/]{99}=$/.test(key),
      )
    )
      return [];
    if (!linkHolds(chain.at(-1), link, signed)) return [];
    chain.push(link);
  }
  return chain;
}

function linkHolds(
  before: Link | undefined,
  link: Link,
  signed: NaiveSigned,
): boolean {
  const keys = signedBy(signed, "charter");
  const judges = before ?? link;
  const signatures = present(judges.text, signed.signatures);
  const counting = signedBy({ ...signed, signatures }, "charter");
  const version = Number(valueOf(link.text, "Version"));
  const replaces = valueOf(link.text, "Replaces");
  if (before === undefined)
    return (
      version === 1 && replaces === "none" && naivelyInForce(link, counting)
    );
  if (version !== Number(valueOf(before.text, "Version")) + 1) return false;
  if (replaces !== before.digest || link.issued < before.issued) return false;
  const { issued } = link;
  const asked = { charter: before, act: "charter", issued, keys: counting };
  if (!naivelyMet(asked)) return false;
  for (const { person, key } of link.sign) {
    const old = before.sign.some(
      (line) => line.person === person && line.key === key,
    );
    if (!old && !keys.includes(key)) return false;
  }
  return true;
}
