// SPDX-License-Identifier: Apache-2.0
import {
  type BrowserWindow,
  dialog,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from "electron";
import type { dialogPurposes } from "../../shared/ipc/contract.ts";

type OpenPurpose = (typeof dialogPurposes.open)[number];
type SavePurpose = (typeof dialogPurposes.save)[number];
type OpenProperties = NonNullable<OpenDialogOptions["properties"]>;

const aFolder: OpenProperties = ["openDirectory", "dontAddToRecent"];
const aFile: OpenProperties = ["openFile", "dontAddToRecent"];
// Keys live in ~/.ssh, which dialogs hide.
const aKey: OpenProperties = [...aFile, "showHiddenFiles"];
const files: OpenProperties = [...aFile, "multiSelections"];

const openDialogs: Readonly<Record<OpenPurpose, OpenDialogOptions>> = {
  vault: { title: "Open a vault", properties: aFolder },
  import: { title: "Import files", properties: files },
  "package-folder": {
    title: "Choose a folder that was handed over",
    properties: aFolder,
  },
  "public-key": { title: "Choose public keys", properties: aKey },
  "signing-key": { title: "Choose a key to sign with", properties: aKey },
  signature: { title: "Choose signatures", properties: files },
  clone: {
    title: "Choose a clone of the public repository",
    properties: aFolder,
  },
  bundle: { title: "Choose a release", properties: aFolder },
  "bundle-file": { title: "Choose a packed release", properties: aFile },
  statement: { title: "Choose a statement that came back", properties: aFile },
  answer: { title: "Choose an answer that came back", properties: aFile },
  agreement: { title: "Choose a text to agree to", properties: aFile },
  findings: { title: "Choose a list of findings", properties: aFile },
  dispositions: {
    title: "Choose a file of dispositions that came back",
    properties: aFile,
  },
  request: { title: "Choose a request that came", properties: aFile },
  backup: { title: "Choose a backup", properties: aFolder },
  kit: { title: "Choose the recovery kit", properties: aFile },
  "sealed-backup": { title: "Choose a sealed backup", properties: aFile },
  "age-identity": { title: "Choose what opens it", properties: aKey },
  charter: { title: "Choose a charter", properties: aFile },
  "reader-key": { title: "Choose your key", properties: aKey },
};

/** `into`: an existing folder receives several files. Otherwise the name of something new is asked for. */
const saveDialogs: Readonly<
  Record<SavePurpose, { readonly title: string; readonly into?: true }>
> = {
  "new-vault": { title: "Create a vault" },
  "backup-folder": { title: "Folder for the backup", into: true },
  "check-report": { title: "Save the report" },
  "backup-file": { title: "Save the backup as" },
  "restored-vault": { title: "Restore the vault as" },
  "rekeyed-vault": { title: "New folder for the vault", into: true },
  "recovery-kit": { title: "Save the recovery kit" },
  "recovery-sheet": { title: "Save the recovery sheet to print" },
  "charter-folder": { title: "Folder for the charter", into: true },
  "request-folder": { title: "Folder for the request", into: true },
  "agreement-folder": { title: "Folder for the request", into: true },
  response: { title: "Save the answer to send back" },
  card: { title: "Save the card as" },
  "carry-out-folder": { title: "Folder for the text to sign", into: true },
  share: { title: "Save what is shared as" },
  review: { title: "Save what is shown for review as" },
  "disclosure-list": { title: "Save the list of disclosures as" },
  "breach-draft": { title: "Save the draft as" },
  "new-bundle": { title: "Export the release" },
  "in-toto": { title: "Save the in-toto Statement as" },
  announcement: { title: "Save the draft as" },
  "custody-report": { title: "Save the chain of custody as" },
  "embargo-calendar": { title: "Save the calendar as" },
  "phase-checklist": { title: "Save the checklist as" },
  picture: { title: "Save the picture as" },
  "custody-receipt": { title: "Save the sealed receipt as" },
};

/** Paths that the person chose; none when they cancelled. */
export async function askForPaths(
  window: BrowserWindow,
  purpose: OpenPurpose,
): Promise<readonly string[]> {
  const answer = await dialog.showOpenDialog(window, openDialogs[purpose]);
  return answer.canceled ? [] : answer.filePaths;
}

/** Where the person wants something written; null when they cancelled. */
export async function askForDestination(
  window: BrowserWindow,
  purpose: SavePurpose,
  suggestedPath: string,
): Promise<string | null> {
  const { title, into } = saveDialogs[purpose];
  if (into === true) {
    const answer = await dialog.showOpenDialog(window, {
      title,
      properties: [...aFolder, "createDirectory"],
    });
    return answer.canceled ? null : (answer.filePaths[0] ?? null);
  }
  const options: SaveDialogOptions = {
    title,
    defaultPath: suggestedPath,
    properties: ["createDirectory", "dontAddToRecent"],
  };
  const answer = await dialog.showSaveDialog(window, options);
  return answer.canceled || answer.filePath === "" ? null : answer.filePath;
}
