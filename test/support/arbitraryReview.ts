// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import type { ReviewState } from "../../shared/domain/authorizeReview.ts";
import type { Charter } from "../../shared/formats/charter.ts";
import { name } from "./arbitraryCharter.ts";
import { anyCharter, arbitraryShareUnder, rarely } from "./arbitraryShare.ts";
import { keyOf, person } from "./sampleAudit.ts";

/** Random worlds in which people are to be shown what a request is about. */

const sealed: fc.Arbitrary<Charter> = fc
  .record({
    charter: anyCharter,
    without: rarely<string[]>([], fc.array(name, { maxLength: 3 })),
  })
  .map(({ charter, without }) => {
    const people = new Set(charter.roles.map((line) => line.person));
    const lines = [...people].sort().flatMap((who) => {
      // Seal lines are sorted by person, then key.
      const keys = [keyOf(who), keyOf(`${who} 2`)].sort();
      return without.includes(who)
        ? []
        : keys.map((recipient) => ({ person: who, recipient }));
    });
    return { ...charter, seal: lines };
  });

const wanted = fc.oneof(
  fc.constant(null),
  fc.array(name, { minLength: 1, maxLength: 2 }),
);

export const arbitraryReview: fc.Arbitrary<ReviewState> = fc
  .record({ share: arbitraryShareUnder(sealed), to: wanted })
  .map(({ share, to }) => {
    const { content, judged, statement, ...gate } = share;
    if (statement === null) throw new Error("every drawn share was asked for");
    return {
      ...{ ...gate, content, judged, statement },
      act: "consent",
      to: to?.map((who) => person(who)) ?? null,
    };
  });
