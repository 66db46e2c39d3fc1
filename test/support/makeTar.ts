// SPDX-License-Identifier: Apache-2.0
import { tarChecksum } from "../../electron/inspector/archive/tarHeader.ts";

export interface TarSpec {
  readonly name: string | Uint8Array;
  readonly content?: Uint8Array;
  /** The type flag; "0" unless given. */
  readonly kind?: string;
  /** What the header says instead of the content's length. */
  readonly size?: number;
  readonly pax?: Readonly<Record<string, string>>;
  readonly gnuName?: string;
  readonly badChecksum?: boolean;
  /** Name of who owns it. */
  readonly owner?: string;
}

function block(spec: TarSpec, size: number): Buffer {
  const header = Buffer.alloc(512);
  const name =
    typeof spec.name === "string" ? Buffer.from(spec.name) : spec.name;
  header.set(name.subarray(0, 100), 0);
  header.write("0000644\0", 100);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  header.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  header.write("00000000000\0", 136);
  header.write(spec.kind ?? "0", 156);
  header.write("ustar\0", 257);
  header.write("00", 263);
  header.write(spec.owner ?? "", 265);
  const sum = tarChecksum(header) + (spec.badChecksum === true ? 1 : 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}

function padded(content: Uint8Array): Buffer {
  return Buffer.concat([
    content,
    Buffer.alloc((512 - (content.length % 512)) % 512),
  ]);
}

function paxRecord([key, value]: [string, string]): string {
  const rest = ` ${key}=${value}\n`;
  let length = Buffer.byteLength(rest) + 1;
  while (String(length).length + Buffer.byteLength(rest) !== length)
    length = String(length).length + Buffer.byteLength(rest);
  return `${String(length)}${rest}`;
}

function extra(kind: string, content: Buffer): Buffer {
  return Buffer.concat([
    block({ name: "extra", kind }, content.length),
    padded(content),
  ]);
}

function record(spec: TarSpec): Buffer {
  const content = spec.content ?? new Uint8Array(0);
  const parts: Uint8Array[] = [];
  if (spec.pax !== undefined)
    parts.push(
      extra("x", Buffer.from(Object.entries(spec.pax).map(paxRecord).join(""))),
    );
  if (spec.gnuName !== undefined)
    parts.push(extra("L", Buffer.from(`${spec.gnuName}\0`)));
  parts.push(block(spec, spec.size ?? content.length), padded(content));
  return Buffer.concat(parts);
}

/** A tar archive with whatever lies a test wants told. */
export function makeTar(
  specs: readonly TarSpec[],
  after: Uint8Array = new Uint8Array(0),
): Uint8Array {
  return Buffer.concat([...specs.map(record), Buffer.alloc(1024), after]);
}
