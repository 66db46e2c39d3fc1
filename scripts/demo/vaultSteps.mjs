// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { writeFindingsReport, writeThreatModel } from "./documents.mjs";
import { audit, people, unlocked } from "./people.mjs";
import { makePublicRepository } from "./publicRepository.mjs";

/** Keys, reports, a public repository, and a vault with an audit in it. */
export async function makeVault(story) {
  story.say("Five people have SSH keys, as people do.");
  mkdirSync(story.path("keys"));
  for (const { id } of people)
    story.run(`ssh-keygen -q -t ed25519 -N '' -C ${id} -f keys/${id}`);

  story.say(
    "The vendor has written two reports, and there is a public repository.",
  );
  mkdirSync(story.path("vendor"));
  await writeFindingsReport(story.path("vendor", "findings report.pdf"));
  await writeThreatModel(story.path("vendor", "threat-model.pdf"));
  story.run("ls vendor");
  makePublicRepository(story);

  story.say("Alma, an owner, makes a vault and its recovery kit.");
  writeFileSync(
    story.path("passphrase.txt"),
    `${randomBytes(18).toString("base64url")}\n`,
    { mode: 0o600 },
  );
  story.run(`counterseal vault create vault ${unlocked}`);
  story.run(
    `counterseal vault recovery-kit vault --out recovery-kit.txt ${unlocked}`,
  );

  story.say(
    "She makes the audit and enrols its people with their public keys.",
  );
  story.run(
    `counterseal audit create vault ${audit} --title 'Harbour security audit 2026' ${unlocked}`,
  );
  for (const { id, name, role } of people)
    story.run(
      `counterseal person enroll vault ${id} --name '${name}' --role ${role} --sign-key keys/${id}.pub ${unlocked}`,
    );
}
