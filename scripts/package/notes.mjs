// SPDX-License-Identifier: Apache-2.0
// What lies beside the app in a package: the bill of materials, and the licences of what it is made of.
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { npm } from "../npm.mjs";
import { inRepository, readJson, SetupError } from "../repository.mjs";
import { shippedPackages } from "./licences.mjs";

/** @param {string} notesDir is made anew */
export function writeNotes(notesDir) {
  rmSync(notesDir, { recursive: true, force: true });
  mkdirSync(notesDir, { recursive: true });
  writeFileSync(join(notesDir, "sbom.cdx.json"), billOfMaterials());
  writeFileSync(join(notesDir, "THIRD-PARTY.txt"), licenceTexts());
}

/** CycloneDX of what is shipped, as npm says it, without what differs from one run to the next. */
export function billOfMaterials() {
  const run = npm([
    "sbom",
    "--sbom-format=cyclonedx",
    "--omit=dev",
    "--package-lock-only",
  ]);
  if (!run.ok)
    throw new SetupError(
      `No bill of materials could be made: ${run.stderr.trim()}`,
    );
  const bill = JSON.parse(run.stdout);
  delete bill.serialNumber;
  delete bill.metadata.timestamp;
  return `${JSON.stringify(bill, null, 2)}\n`;
}

function licenceTexts() {
  const lock = readJson(inRepository("package-lock.json"));
  return shippedPackages(lock)
    .map(({ path, name, version, licence }) => {
      const texts = licenceFiles(path).join("\n");
      return `${"=".repeat(78)}\n${name} ${version}: ${licence}\n\n${texts}`;
    })
    .join("\n");
}

function licenceFiles(path) {
  try {
    return readdirSync(inRepository(path))
      .filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name))
      .sort()
      .map((name) => readFileSync(inRepository(path, name), "utf8"));
  } catch {
    // For another system: not installed here, and not in this package.
    return [];
  }
}
