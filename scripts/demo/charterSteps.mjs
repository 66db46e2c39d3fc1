// SPDX-License-Identifier: Apache-2.0
import { people, unlocked } from "./people.mjs";

/** The charter: drafted, signed by all whom it names, in force. */
export function makeCharter(story) {
  story.say("She drafts the charter, and sends it to those who must sign it.");
  story.run(`counterseal charter draft vault ${unlocked}`);
  story.run(
    `counterseal charter request vault --out charter-request ${unlocked}`,
  );
  story.run("cat charter-request/charter.txt", { show: 12 });

  story.say("Each of them signs it with ssh-keygen alone.");
  for (const { id } of people)
    story.run(
      `ssh-keygen -q -Y sign -n charter@counterseal -f keys/${id} < charter-request/charter.txt > charter-request/${id}.sig`,
    );

  story.say("With the last signature the charter is in force.");
  const early = people
    .slice(0, -1)
    .map(({ id }) => `charter-request/${id}.sig`);
  story.run(`counterseal charter record vault ${early.join(" ")} ${unlocked}`, {
    says: [/waiting for +esi/],
  });
  story.run(
    `counterseal charter record vault charter-request/esi.sig ${unlocked}`,
    {
      says: ["in force"],
    },
  );
  story.run(`counterseal charter export vault --out trusted ${unlocked}`);
}
