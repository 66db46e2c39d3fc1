// SPDX-License-Identifier: Apache-2.0
import { mkdirSync } from "node:fs";
import { auditDir, place, unlocked } from "./people.mjs";

/** From the vendor's files to a bundle; each gate is tried before it may open. */
export function releaseReports(story) {
  proposeReports(story);
  signAsOwner(story);
  signAsChairWithParcel(story);
  signAsChairWithoutParcel(story);
  exportBundle(story);
}

function proposeReports(story) {
  story.say("The reports arrive, and go into the vault.");
  story.run(
    `counterseal deliverable import vault 'vendor/findings report.pdf' --kind findings-report --variant public --from 'Quillhart Labs' --channel 'encrypted mail' ${unlocked}`,
  );
  story.run(
    `counterseal deliverable import vault vendor/threat-model.pdf --kind threat-model --variant public --from 'Quillhart Labs' --channel 'encrypted mail' ${unlocked}`,
  );
  story.run(`counterseal deliverable list vault ${unlocked}`);

  story.say("Alma proposes to publish them, and says where each goes.");
  story.run(
    `counterseal release propose vault --requester alma --file 'findings report.pdf=${auditDir}/findings/findings report.pdf' --file threat-model.pdf=${auditDir}/threat-model.pdf --place ${place} --purpose 'Publish the results of the 2026 audit' --author 'Alma Lindqvist <alma@harbour.example>' --expires ${inDays(30)} --clone public-repo ${unlocked}`,
  );

  story.say(
    "Nobody has approved anything: the export is refused, with what is missing.",
  );
  story.run(`counterseal release export vault --out bundle ${unlocked}`, {
    exit: 1,
    says: ["request-missing"],
  });
  story.run("test ! -e bundle");
}

function signAsOwner(story) {
  story.say(
    "She freezes the statement that all will sign, and signs it first.",
  );
  story.run(`counterseal release request vault ${unlocked}`, { show: 0 });
  story.run(`counterseal release statement vault ${unlocked}`);
  story.run(`counterseal release sign vault --key keys/alma ${unlocked}`, {
    says: ["chairs-missing"],
    show: -3,
  });

  story.say("One owner is not enough: the export is still refused.");
  story.run(`counterseal release export vault --out bundle ${unlocked}`, {
    exit: 1,
    says: ["chairs-missing"],
  });
  story.run("test ! -e bundle");

  story.say(
    "She writes the request: one parcel that only the people asked can open.",
  );
  story.run(`counterseal release send vault --out request ${unlocked}`);
}

function signAsChairWithParcel(story) {
  story.say(
    "Chiyo, a chair without Counterseal, opens the parcel with age and tar.",
  );
  mkdirSync(story.path("chiyo"), { mode: 0o700 });
  story.run(
    "cd chiyo && age -d -i ../keys/chiyo ../request/request-*.tar.age | tar -xf - && find . -type f | sort",
  );

  story.say(
    "She checks that the request is Alma's, by her own copy of the charter, and that each file is the one named.",
  );
  story.run(
    [
      "cd chiyo && cmp charter.txt ../trusted/charter.txt",
      "sed -n 's/^Sign: alma [^ ]* [^ ]* /alma /p' charter.txt > signers",
      "ssh-keygen -Y verify -f signers -I alma -n approval@counterseal -s requester.sig < statement.txt",
    ].join(" &&\n"),
    { says: ['Good "approval@counterseal" signature for alma'] },
  );
  story.run(
    "cd chiyo && (cd tree && sed '1,/^$/d' ../statement.txt | sha256sum -c)",
    { says: ["findings report.pdf: OK", "threat-model.pdf: OK"] },
  );

  story.say("She reads the statement and the reports, and signs.");
  story.run(
    "cd chiyo && ssh-keygen -q -Y sign -n approval@counterseal -f ../keys/chiyo < statement.txt > ../chiyo.sig",
  );
  story.run("rm -r chiyo");
}

function signAsChairWithoutParcel(story) {
  story.say(
    "Dmitri signs the statement's text alone, in a pipe. First he mistakes the namespace, and that is refused.",
  );
  story.run(
    `counterseal release statement vault ${unlocked} | ssh-keygen -q -Y sign -n file -f keys/dmitri > mistaken.sig`,
  );
  story.run(`counterseal release record vault mistaken.sig ${unlocked}`, {
    exit: 1,
  });
  story.run(
    `counterseal release statement vault ${unlocked} | ssh-keygen -q -Y sign -n approval@counterseal -f keys/dmitri > dmitri.sig`,
  );
}

function exportBundle(story) {
  story.say(
    "Alma records both signatures. Now one owner and two chairs have signed.",
  );
  story.run(
    `counterseal release record vault chiyo.sig dmitri.sig ${unlocked}`,
    {
      says: ["Nothing stands in the way"],
      show: -5,
    },
  );

  story.say("The export is written; written again, it has the same bytes.");
  story.run(`counterseal release export vault --out bundle ${unlocked}`);
  story.run(`counterseal release export vault --out again ${unlocked}`, {
    show: 0,
  });
  story.run("diff -r bundle again && rm -r again");
}

function inDays(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
