// SPDX-License-Identifier: Apache-2.0
import { useMemo, useRef } from "react";
import { t } from "../text/text.ts";
import { Frame } from "./Frame.tsx";
import { equalRows } from "./rowLayout.ts";
import { Rows } from "./Rows.tsx";

interface HexViewProps {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Why it is shown this way. */
  readonly reason: string;
}

const across = 16;
const most = 16 * 1024 * 1024;

/** One row as other tools print it: offset, bytes, letters. */
export function hexRow(bytes: Uint8Array, row: number): string {
  const part = bytes.subarray(row * across, (row + 1) * across);
  const hex = Array.from(part, (byte) => byte.toString(16).padStart(2, "0"));
  const letters = Array.from(part, (byte) =>
    byte >= 32 && byte < 127 ? String.fromCharCode(byte) : ".",
  );
  const offset = (row * across).toString(16).padStart(8, "0");
  return `${offset}  ${hex.join(" ").padEnd(across * 3)} ${letters.join("")}`;
}

/** The bytes of what nothing else shows. */
export function HexView({ name, bytes, reason }: HexViewProps) {
  const body = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => bytes.subarray(0, most), [bytes]);
  const layout = useMemo(
    () => equalRows(Math.ceil(shown.length / across), 20),
    [shown],
  );
  const isCut = bytes.length > most;
  return (
    <Frame
      label={name}
      body={body}
      notice={isCut ? `${reason} ${t("preview.bytesCut")}` : reason}
    >
      <div className="code" data-size={1}>
        <Rows layout={layout} scroller={body} beyond={20}>
          {(row) => <code className="code-line">{hexRow(shown, row)}</code>}
        </Rows>
      </div>
    </Frame>
  );
}
