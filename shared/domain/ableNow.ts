// SPDX-License-Identifier: Apache-2.0
import type { Charter } from "../formats/charter.ts";
import type { Instant, PersonId } from "../ids.ts";
import { electorateOf, type Signer } from "./counting.ts";
import { isLost } from "./losses.ts";
import type { GateQuestion } from "./requestReading.ts";

/**
 * Who can still be asked to sign a request, and for which seats: by a key that is not lost, held under the
 * charter that it names as under the one in force, in a term that is not over now. It names people alone: what
 * was signed is counted by its `Issued`, whoever is asked.
 */
export function ableNow(
  { state: { clock }, charters, losses }: GateQuestion,
  named: Charter,
  {
    issued,
    requester,
  }: { readonly issued: Instant; readonly requester: PersonId },
): readonly Signer[] {
  const current = charters.at(-1)?.charter ?? named;
  const again = [issued, clock].map((time) =>
    electorateOf({ charter: current, issued: time, requester }),
  );
  return electorateOf({ charter: named, issued, requester })
    .filter(({ person }) => !losses.recused.includes(person))
    .map((signer) => again.reduce(inBoth, signer))
    .map((signer) => ({
      ...signer,
      keys: signer.keys.filter(
        (key) => !isLost(losses, { key, recorded: clock }),
      ),
    }))
    .filter(({ keys }) => keys.length > 0);
}

/** What of a signer's seats and keys another electorate has as well. */
function inBoth(signer: Signer, others: readonly Signer[]): Signer {
  const same = others.find(({ person }) => person === signer.person);
  const { seats = [], keys = [] } = same ?? {};
  return {
    ...signer,
    seats: signer.seats.filter((seat) => seats.includes(seat)),
    keys: signer.keys.filter((key) => keys.includes(key)),
  };
}
