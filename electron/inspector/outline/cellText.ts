// SPDX-License-Identifier: Apache-2.0
import { byLocalName } from "./elements.ts";
import type { Parts } from "./parts.ts";

/** How a number is shown, as far as it matters for what it says. */
type NumberLook = "plain" | "percent" | "date" | "time" | "moment";

const day = 86_400_000;
/** Days are counted from before the first of 1900, which Excel takes for a leap year. */
const [epoch1900, epoch1904] = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)];

function builtIn(id: number): NumberLook {
  if (id === 9 || id === 10) return "percent";
  if (id >= 14 && id <= 17) return "date";
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return "time";
  return id === 22 ? "moment" : "plain";
}

function lookOfCode(code: string): NumberLook {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]hms]*\]|_./gi, "");
  const hasDay = /[yd]/i.test(bare);
  const hasTime = /[hs]/i.test(bare);
  if (hasDay) return hasTime ? "moment" : "date";
  if (hasTime) return "time";
  if (/m/i.test(bare)) return "date";
  return bare.includes("%") ? "percent" : "plain";
}

/** What the numbers of a workbook look like, by the styles of its cells. */
export class CellTexts {
  readonly #looks: NumberLook[] = [];
  readonly #epoch: number;

  constructor(parts: Parts, is1904: boolean) {
    this.#epoch = is1904 ? epoch1904 : epoch1900;
    const codes = new Map<number, string>();
    let isCells = false;
    parts.read(
      "xl/styles.xml",
      byLocalName({
        open: (name, given) => {
          const id = Number(given.get("numFmtId") ?? "0");
          if (name === "numFmt") codes.set(id, given.get("formatCode") ?? "");
          if (name === "cellXfs") isCells = true;
          const code = codes.get(id);
          if (name === "xf" && isCells)
            this.#looks.push(
              code === undefined ? builtIn(id) : lookOfCode(code),
            );
        },
        close: (name) => {
          if (name === "cellXfs") isCells = false;
        },
      }),
    );
  }

  /** A stored number as its style shows it; anything else as it stands. */
  numberText(stored: string, style: number): string {
    const value = Number(stored);
    const look = this.#looks[style] ?? "plain";
    if (stored.trim() === "" || !Number.isFinite(value)) return stored;
    if (look === "plain") return String(Number(value.toPrecision(15)));
    if (look === "percent") return `${Number((value * 100).toPrecision(12))}%`;
    // To the second: of a fraction of a day the last digits are noise.
    const date = new Date(
      Math.round((this.#epoch + value * day) / 1000) * 1000,
    );
    if (Number.isNaN(date.getTime()) || value < 0) return stored;
    const [dayText = "", timeText = ""] = date.toISOString().split(/T|\.000Z/);
    if (look === "date") return dayText;
    return look === "time" && value < 1 ? timeText : `${dayText} ${timeText}`;
  }
}
