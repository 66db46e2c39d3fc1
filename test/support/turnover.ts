// SPDX-License-Identifier: Apache-2.0
import { makeKey, type SampleVault } from "./sampleVault.ts";

/** A newcomer is enrolled as a chair while a release is out that has its signatures. */
export async function beginTurnover(sample: SampleVault): Promise<void> {
  const { vault, at, done } = sample;
  makeKey(at("faye"));
  await done(
    ...["person", "enroll", vault, "faye", "--name", "Faye Ito"],
    ...["--role", "chair", "--sign-key", at("faye.pub")],
  );
  const file = "report.pdf=audits/report.pdf";
  await done(...sample.proposing(file, "--requester", "alma"));
  await done("release", "request", vault);
  const text = (await done("release", "statement", vault)).stdout;
  const signatures = ["alma", "chiyo", "esi"].map((who) =>
    sample.sign(who, "approval@counterseal", text),
  );
  await done("release", "record", vault, ...signatures);
}
