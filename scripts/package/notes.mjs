// SPDX-License-Identifier: Apache-2.0
// What lies beside the app in a package: the bill of materials, and the licences of what it is made of.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { npm } from "../npm.mjs";
import { inRepository, readJson, SetupError } from "../repository.mjs";
import { licenceFaults, shippedPackages } from "./licences.mjs";

/**
 * @param {string} notesDir is made anew
 * @param {string} electronPath the Electron that is packed
 * @throws SetupError where something would be shipped under a licence that nobody decided on
 */
export function writeNotes(notesDir, electronPath) {
  const faults = licenceFaults(readJson(inRepository("package-lock.json")));
  if (faults.length > 0) throw new SetupError(faults.join("\n"));
  rmSync(notesDir, { recursive: true, force: true });
  mkdirSync(notesDir, { recursive: true });
  writeFileSync(
    join(notesDir, "sbom.cdx.json"),
    billOfMaterials(runtimeOf(electronPath)),
  );
  writeFileSync(join(notesDir, "THIRD-PARTY.txt"), licenceTexts());
}

/** What an Electron is made of, by its own word: no fuse is set yet. */
function runtimeOf(electronPath) {
  const run = spawnSync(
    electronPath,
    ["-p", "JSON.stringify(process.versions)"],
    { encoding: "utf8", env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" } },
  );
  if (run.status !== 0)
    throw new SetupError(
      `Electron does not say what it is made of: ${(run.stderr || run.error?.message || "").trim()}`,
    );
  const { electron, chrome, node } = JSON.parse(run.stdout);
  return { electron, chrome, node };
}

/**
 * CycloneDX of what is shipped: the packages as npm says them, without what differs from one run or folder to the
 * next, and the Electron that they run in with what that is made of.
 * @param {{electron: string, chrome: string, node: string}} runtime versions
 */
export function billOfMaterials(runtime) {
  const shippedDir = mkdtempSync(join(tmpdir(), "counterseal-bill-"));
  try {
    writeShippedLock(shippedDir);
    const run = npm(
      ["sbom", "--sbom-format=cyclonedx", "--package-lock-only"],
      { cwd: shippedDir },
    );
    if (!run.ok)
      throw new SetupError(
        `No bill of materials could be made: ${run.stderr.trim()}`,
      );
    const bill = JSON.parse(run.stdout);
    delete bill.serialNumber;
    delete bill.metadata.timestamp;
    bill.metadata.component.name = readJson(inRepository("package.json")).name;
    addRuntime(bill, runtime);
    return `${JSON.stringify(bill, null, 2)}\n`;
  } finally {
    rmSync(shippedDir, { recursive: true, force: true });
  }
}

function addRuntime(bill, { electron, chrome, node }) {
  const part = (type, name, version, license) => ({
    "bom-ref": `${name}@${version}`,
    ...{ type, name, version, scope: "required" },
    licenses: [{ license }],
  });
  const whole = {
    ...part("framework", "electron", electron, { id: "MIT" }),
    purl: `pkg:npm/electron@${electron}`,
  };
  const parts = [
    part("framework", "chromium", chrome, { name: "LICENSES.chromium.html" }),
    part("platform", "node", node, { id: "MIT" }),
  ];
  bill.components.push(whole, ...parts);
  const refs = parts.map((each) => each["bom-ref"]);
  const root = bill.metadata.component["bom-ref"];
  bill.dependencies
    .find(({ ref }) => ref === root)
    .dependsOn.push(whole["bom-ref"]);
  bill.dependencies.push(
    { ref: whole["bom-ref"], dependsOn: refs },
    ...refs.map((ref) => ({ ref, dependsOn: [] })),
  );
}

/** The lockfile of the product alone: told to omit tools, npm leaves out what a tool stands on as well. */
function writeShippedLock(shippedDir) {
  const manifest = readJson(inRepository("package.json"));
  const lock = readJson(inRepository("package-lock.json"));
  const paths = ["", ...shippedPackages(lock).map(({ path }) => path)];
  delete manifest.devDependencies;
  lock.packages = Object.fromEntries(
    paths.map((path) => [path, lock.packages[path]]),
  );
  delete lock.packages[""].devDependencies;
  const write = (name, value) =>
    writeFileSync(join(shippedDir, name), JSON.stringify(value));
  write("package.json", manifest);
  write("package-lock.json", lock);
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
