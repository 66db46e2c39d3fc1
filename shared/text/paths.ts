// SPDX-License-Identifier: Apache-2.0
import type {
  PathCollision,
  PathFault,
  PathFaultCode,
} from "../formats/repoPath.ts";
import { shown } from "./facts.ts";

const reasons: Readonly<Record<PathFaultCode, string>> = {
  empty: "it is empty",
  absolute: "it begins with /, but must be relative to the repository's root",
  "too-long": "it is longer than 1024 bytes",
  character: "it holds a character that some systems cannot keep or show",
  "part-empty": "it holds // or ends with /",
  "part-dots": "it holds . or .. as a part",
  "part-git": "it names git's own folder",
  "part-edge": "a part begins with a space, or ends with a space or a dot",
  "part-device": "a part is the name of a device on Windows",
  "part-too-long": "a part is longer than 255 bytes",
};

/** Why a path was refused, to stand after "because" or in brackets. */
export function describePathFault({ code, about }: PathFault): string {
  return code === "character"
    ? `${reasons[code]}: ${shown(about)}`
    : reasons[code];
}

/** The words for a fault's code that travelled as a fact; anything else as it stands. */
export function pathReason(reason: string): string {
  return Object.hasOwn(reasons, reason)
    ? reasons[reason as PathFaultCode]
    : reason;
}

export function describePathCollision(collision: PathCollision): string {
  const pair = `“${shown(collision.first)}” and “${shown(collision.second)}”`;
  switch (collision.kind) {
    case "duplicate":
      return `two files have the path “${shown(collision.first)}”`;
    case "spelling":
      return `${pair} are one name on some systems`;
    case "folder":
      return `${pair} cannot both be there: one is a file where the other needs a folder`;
  }
}
