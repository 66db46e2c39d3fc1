// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./sampleAudit.ts";

/**
 * A folder `handover` as a vendor sends it, its list of digests signed; one file was changed on the way,
 * one did not come, and one is not on the list.
 */
export function makeHandedFolder(homeDir: string): void {
  const inHome = (...parts: string[]): string => join(homeDir, ...parts);
  mkdirSync(inHome("handover", "poc"), { recursive: true });
  const put = (name: string, text: string): void => {
    writeFileSync(inHome("handover", name), text);
  };
  put(
    "Harbour findings report.md",
    "# Harbour findings\n\nEverything here is invented.\n",
  );
  put("Harbour threat model.md", "# Threat model\n");
  put("poc/harness.c", "int main(void) { return 0; }\n");
  const list = run(
    "sha256sum",
    [
      ...["Harbour findings report.md", "Harbour threat model.md"],
      ...["poc/harness.c"],
    ],
    { cwd: inHome("handover") },
  );
  put("SHA256SUMS", `${list}${"0".repeat(64)}  missing.pdf\n`);
  put("poc/harness.c", "int main(void) { return 1; }\n");
  put("notes.txt", "Not on the list.\n");
  run("ssh-keygen", [
    ...["-q", "-t", "ed25519", "-N", "", "-C", "vendor"],
    ...["-f", inHome("vendor")],
  ]);
  const signature = run(
    "ssh-keygen",
    ["-Y", "sign", "-f", inHome("vendor"), "-n", "file"],
    { input: readFileSync(inHome("handover", "SHA256SUMS")) },
  );
  put("SHA256SUMS.sig", signature);
}
