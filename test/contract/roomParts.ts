// SPDX-License-Identifier: Apache-2.0

/** What the engine reaches of the inspector: how it reads words, and nothing that parses files. */
export const partsForEngine = {
  "electron/inspector/words/words": true,
  "electron/inspector/inspect": false,
  "electron/inspector/archive/unpack": false,
} as const;

/** What the process with a vendor's keys reaches of other rooms: how to open and to check, no key of a vault. */
export const partsForUnwrapper = {
  "electron/crypto/age/open": true,
  "electron/crypto/ssh/signature": true,
  "electron/crypto/minisign": true,
  "electron/crypto/encoding": true,
  "electron/inspector/archive/unpack": true,
  "electron/crypto/kdf": false,
  "electron/crypto/aead": false,
  "electron/crypto/agents": false,
  "electron/crypto/bulk/pipeline": false,
  "electron/inspector/inspect": false,
} as const;

/** What the process that makes clean copies reaches of the inspector: how it reads objects, and no report. */
export const partsForCleaner = {
  "electron/inspector/fileType": true,
  "electron/inspector/pdf/objects": true,
  "electron/inspector/inspect": false,
  "electron/inspector/archive/unpack": false,
} as const;

/** What the process that compares reaches of what knows of keys: how to take a digest. */
export const partsForComparer = {
  "electron/crypto/digest": true,
  "electron/crypto/aead": false,
} as const;

export const partsReached = {
  ...partsForEngine,
  ...partsForUnwrapper,
  ...partsForCleaner,
  ...partsForComparer,
};

/** What would be seen outside the window, and outlast a lock. */
export const shownOutside: readonly string[] = [
  ...["app.setBadgeCount(1)", "app.badgeCount = 1", "app.dock"],
  ...["app.addRecentDocument(path)", "app.setJumpList([])"],
  ...["app.setUserTasks([])", "window.setOverlayIcon(icon, words)"],
  ...["window.setRepresentedFilename(path)", "tray.setToolTip(words)"],
  'new Notification("words")',
  'import { Notification } from "electron"',
  ...['import { Tray as Other } from "electron"', "app['dock']"],
  ...["const { dock } = app", 'import { TouchBar } from "electron"'],
];
