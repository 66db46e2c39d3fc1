// SPDX-License-Identifier: Apache-2.0
// Who may import what (ARCHITECTURE.md, "Rooms"), as ESLint rules: the quick answer while typing.
// Resolved paths and cycles are .dependency-cruiser.cjs's, from the same rooms.json.
import { readFileSync } from "node:fs";

/** What each room reaches besides itself and `shared`, whole or in part, and which sealed packages it holds. */
const rooms = JSON.parse(
  readFileSync(new URL("rooms.json", import.meta.url), "utf8"),
);

const sealedPackages = {
  electron: {
    regex: "^electron(?:/|$)",
    message: "Only main, preload and ipc import electron.",
  },
  libsodium: {
    regex: "^(?:libsodium-|sodium-)",
    message: "Only electron/crypto imports libsodium.",
  },
  fs: {
    regex: "^(?:node:)?fs(?:/|$)|^lowdb/node$",
    message: "Only electron/storage imports node:fs.",
  },
  children: {
    regex: "^(?:node:)?(?:child_process|cluster)$",
    message: "Only electron/engine starts programs.",
  },
  threads: {
    regex: "^(?:node:)?worker_threads$",
    message: "Only electron/crypto and electron/helper start threads.",
  },
};

const network = {
  regex: "^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|undici)(?:/|$)",
  message: "Counterseal has no network.",
};

const electronRooms = Object.keys(rooms).filter((room) =>
  room.startsWith("electron/"),
);

const neverFromSource = {
  regex: "^\\.{1,2}/(?:.*/)?(?:test|scripts|dist|build)/|\\.test\\.tsx?$",
  message: "Nothing imports tests, scripts or builds.",
};

function foldersAbove(names) {
  return `(?:^|/)\\.\\./(?:${names.join("|")})(?:/|$)`;
}

function importRule(patterns) {
  return {
    "@typescript-eslint/no-restricted-imports": ["error", { patterns }],
  };
}

/** What of a room is behind a wall, for one that reaches no more of it than these. */
function walledPart(room, reaches) {
  const parts = reaches
    .filter((part) => part.startsWith(`${room}/`))
    .map((part) => part.slice(room.length + 1));
  const name = room.replace("electron/", "");
  return parts.length === 0
    ? name
    : `${name}(?!/(?:${parts.join("|")})(?:[/.]|$))`;
}

function electronRoomRule(room) {
  const { reaches, packages } = rooms[room];
  const walled = electronRooms
    .filter((other) => other !== room && !reaches.includes(other))
    .map((other) => walledPart(other, reaches));
  return importRule([
    network,
    neverFromSource,
    {
      regex: foldersAbove([...walled, "renderer"]),
      message: `${room} reaches ${["shared", ...reaches].join(", ")}.`,
    },
    ...Object.keys(sealedPackages)
      .filter((name) => !packages.includes(name))
      .map((name) => sealedPackages[name]),
  ]);
}

const rendererPatterns = [
  network,
  neverFromSource,
  ...Object.values(sealedPackages),
  { regex: "^node:", message: "A page has no Node." },
  {
    regex: foldersAbove(["electron"]),
    message: "renderer imports shared alone.",
  },
];

const sharedPatterns = [
  neverFromSource,
  { regex: "^(?!zod$|\\.{1,2}/)", message: "shared imports zod alone." },
  {
    regex: foldersAbove(["electron", "renderer"]),
    message: "shared imports nothing of its users.",
  },
];

const uiPatterns = [
  ...rendererPatterns,
  {
    regex: foldersAbove(["api", "features", "app"]),
    message: "renderer/ui knows no call and no feature.",
  },
];

function member(name, message) {
  return [
    { selector: `MemberExpression[property.name='${name}']`, message },
    { selector: `MemberExpression[property.value='${name}']`, message },
    { selector: `ObjectPattern > Property[key.name='${name}']`, message },
  ];
}

const outsideTheWindow =
  "Outside its window the app shows its fixed titles and how much work is done, and nothing that outlasts a lock.";

/** What shows outside the window, where a lock does not clear it. */
const shownElsewhere = [
  ...["setBadgeCount", "badgeCount", "addRecentDocument", "setJumpList"],
  ...["setUserTasks", "setOverlayIcon", "setRepresentedFilename"],
  ...["setToolTip", "dock", "displayBalloon"],
].flatMap((name) => member(name, outsideTheWindow));

const restrictedSyntax = [
  ...shownElsewhere,
  {
    selector:
      "ImportSpecifier[imported.name=/^(?:Notification|Tray|TouchBar)$/]",
    message: outsideTheWindow,
  },
  {
    selector: "NewExpression[callee.name='Notification']",
    message: outsideTheWindow,
  },
  ...member("openExternal", "No address leaves the app."),
  ...member("openPath", "No file is handed to another program."),
  ...member("innerHTML", "Markup is made by React alone."),
  ...member("outerHTML", "Markup is made by React alone."),
  ...member("insertAdjacentHTML", "Markup is made by React alone."),
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: "Markup is made by React alone.",
  },
  {
    selector: "Property[key.name='dangerouslySetInnerHTML']",
    message: "Markup is made by React alone.",
  },
  {
    selector:
      "ExportDefaultDeclaration, ExportSpecifier[exported.name='default']",
    message: "A name at its export is the name at its import.",
  },
];

const ipcMainBan = [
  ...member("ipcMain", "Only electron/ipc answers pages."),
  {
    selector: "ImportSpecifier[imported.name='ipcMain']",
    message: "Only electron/ipc answers pages.",
  },
];

/** Bans that hold in every source file. A later block replaces `no-restricted-syntax` whole. */
export const everywhere = {
  "no-restricted-syntax": ["error", ...restrictedSyntax, ...ipcMainBan],
  "no-restricted-properties": [
    "error",
    {
      object: "Math",
      property: "random",
      message: "Randomness comes from electron/crypto.",
    },
  ],
  "no-eval": "error",
  "no-new-func": "error",
};

/** One block a room; `ignores` are the tests, which may import anything. */
export function roomBlocks({ ignores }) {
  return [
    { files: ["shared/**/*.ts"], ignores, rules: importRule(sharedPatterns) },
    {
      files: ["renderer/**/*.{ts,tsx}"],
      ignores,
      rules: importRule(rendererPatterns),
    },
    {
      files: ["renderer/ui/**/*.{ts,tsx}"],
      ignores,
      rules: importRule(uiPatterns),
    },
    ...electronRooms.map((room) => ({
      files: [`${room}/**/*.ts`],
      ignores,
      rules: electronRoomRule(room),
    })),
    {
      files: ["electron/ipc/**/*.ts"],
      rules: { "no-restricted-syntax": ["error", ...restrictedSyntax] },
    },
  ];
}
