// SPDX-License-Identifier: Apache-2.0

/**
 * Everything that a person can ask of the window by a key. The menus, the keys, the palette and the sheet of
 * keys are all made from this one list, so that none can say what another does not.
 */
interface CommandFacts {
  /** The menu that it stands in. */
  readonly menu: (typeof commandMenus)[number];
  /** In Electron's spelling; null where it has no key of its own. */
  readonly keys: string | null;
  /** Whether it means anything while no vault is open. */
  readonly needsVault: boolean;
  /** Whether it works while a sheet lies over the screen: nothing there may be lost by a key. */
  readonly overSheets: boolean;
}

export const commandMenus = ["app", "go", "screen", "help"] as const;
export type CommandMenu = (typeof commandMenus)[number];

const place = { menu: "go", needsVault: true, overSheets: false } as const;
const onScreen = {
  menu: "screen",
  needsVault: false,
  overSheets: true,
} as const;

/** In the order of the menus. The sections of an audit have its digits, in the order of the rail. */
export const commands = {
  open: {
    ...{ menu: "app", keys: "CommandOrControl+O" },
    ...{ needsVault: false, overSheets: false },
  },
  settings: {
    ...{ menu: "app", keys: "CommandOrControl+," },
    ...{ needsVault: false, overSheets: false },
  },
  lock: {
    ...{ menu: "app", keys: "CommandOrControl+L" },
    ...{ needsVault: true, overSheets: true },
  },
  palette: { ...place, keys: "CommandOrControl+K" },
  audits: { ...place, keys: null },
  overview: { ...place, keys: "CommandOrControl+1" },
  deliverables: { ...place, keys: "CommandOrControl+2" },
  findings: { ...place, keys: "CommandOrControl+3" },
  people: { ...place, keys: "CommandOrControl+4" },
  consent: { ...place, keys: "CommandOrControl+5" },
  releases: { ...place, keys: "CommandOrControl+6" },
  disclosures: { ...place, keys: "CommandOrControl+7" },
  requests: { ...place, keys: "CommandOrControl+8" },
  ledger: { ...place, keys: "CommandOrControl+9" },
  vault: { ...place, keys: "CommandOrControl+Shift+H" },
  verify: { ...place, keys: null, needsVault: false },
  act: { ...onScreen, keys: "CommandOrControl+Enter" },
  find: { ...onScreen, keys: "CommandOrControl+F" },
  nextProblem: { ...onScreen, keys: "F8" },
  shortcuts: {
    ...{ menu: "help", keys: "F1" },
    ...{ needsVault: false, overSheets: true },
  },
} as const satisfies Record<string, CommandFacts>;

export type CommandId = keyof typeof commands;
export const commandIds = Object.keys(commands) as readonly CommandId[];

export function commandFacts(command: CommandId): CommandFacts {
  return commands[command];
}

/** The parts of a key press that decide which command it is. */
export interface KeyPress {
  readonly key: string;
  /** The place of the key on the board, whatever is written on it. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** What the key says on a board of Latin letters: others keep their shortcuts at the same places. */
function keyName({ key, code }: KeyPress): string {
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const isLatin = /^[\x20-\x7e]+$/.test(key);
  return (isLatin ? key : (letter ?? key)).toUpperCase();
}

/** The command that a key press asks for. The Mac's are with Command, whose Ctrl moves in texts. */
export function commandOf(press: KeyPress, isMac: boolean): CommandId | null {
  if (press.altKey || (isMac ? press.ctrlKey : press.metaKey)) return null;
  const parts = [
    ...((isMac ? press.metaKey : press.ctrlKey) ? ["CommandOrControl"] : []),
    ...(press.shiftKey ? ["Shift"] : []),
    keyName(press),
  ];
  const pressed = parts.join("+").toUpperCase();
  return (
    commandIds.find((id) => commands[id].keys?.toUpperCase() === pressed) ??
    null
  );
}

const macSigns: Readonly<Record<string, string>> = {
  CommandOrControl: "⌘",
  Shift: "⇧",
  Enter: "↩",
};

/** The keys of a command as they stand on the machine's keyboard: `Ctrl+K`, `⌘K`; null where it has none. */
export function keysShown(command: CommandId, isMac: boolean): string | null {
  const parts = commands[command].keys?.split("+");
  if (parts === undefined) return null;
  return isMac
    ? parts.map((part) => macSigns[part] ?? part).join("")
    : parts.join("+").replace("CommandOrControl", "Ctrl");
}
