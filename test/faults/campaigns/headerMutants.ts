// SPDX-License-Identifier: Apache-2.0

type Json = Record<string, unknown>;

const odd: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1,
  1.5,
  2 ** 31,
  2 ** 53,
  "",
  "0",
  "\u0000",
  "é",
  [],
  {},
  [[]],
  "A".repeat(5000),
];

/** Costs below the floor, at the edge of it, and far above the cap: refused before a byte of memory is taken. */
const costs: readonly Json[] = [
  { ops: 1 },
  { ops: 0 },
  { ops: 17 },
  { ops: 2 ** 32 },
  { memoryBytes: 8192 },
  { memoryBytes: 64 * 2 ** 20 - 1024 },
  { memoryBytes: 64 * 2 ** 20 + 1 },
  { memoryBytes: 2 ** 30 + 1024 },
  { memoryBytes: 2 ** 40 },
  { memoryBytes: 2 ** 53 },
  { ops: 1, memoryBytes: 8192 },
  { kdf: "argon2i13" },
  { kdf: "none" },
];

function slotOf(header: Json): Json {
  return (header["slots"] as Json[])[0] ?? {};
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`);
  return `{${fields.join(",")}}`;
}

function* fieldMutants(text: string): Generator<readonly [string, string]> {
  const parse = (): Json => JSON.parse(text) as Json;
  for (const [where, names] of [
    ["header", Object.keys(parse())],
    ["slot", Object.keys(slotOf(parse()))],
  ] as const)
    for (const name of names) {
      const changed = (value: unknown): string => {
        const header = parse();
        const target = where === "header" ? header : slotOf(header);
        if (value === undefined) Reflect.deleteProperty(target, name);
        else target[name] = value;
        return `${canonical(header)}\n`;
      };
      yield [`${where} without ${name}`, changed(undefined)];
      for (const value of odd)
        if (changed(value) !== text)
          yield [`${where} with another ${name}`, changed(value)];
    }
  for (const change of costs) {
    const header = parse();
    Object.assign(slotOf(header), change);
    yield [`cost ${JSON.stringify(change)}`, `${canonical(header)}\n`];
  }
  for (const extra of ["critical", "a", "zz", "__proto__"]) {
    yield [`unknown ${extra}`, text.replace("{", `{"${extra}":1,`)];
    yield [
      `unknown ${extra} in a slot`,
      text.replace('[{"', `[{"${extra}":1,"`),
    ];
  }
}

/** The same value, written in another way. */
function* spellings(text: string): Generator<readonly [string, string]> {
  const header = JSON.parse(text) as Json;
  yield ["no line end", text.trimEnd()];
  yield ["two line ends", `${text}\n`];
  yield ["a carriage return", text.replace("\n", "\r\n")];
  yield ["a byte order mark", `\ufeff${text}`];
  yield ["a space first", ` ${text}`];
  yield ["indented", `${JSON.stringify(header, null, 1)}\n`];
  const reversed = Object.fromEntries(Object.entries(header).reverse());
  yield ["another order", `${JSON.stringify(reversed)}\n`];
  yield ["a number as 3e0", text.replace('"ops":2', '"ops":2e0')];
  yield ["a number as 2.0", text.replace('"ops":2', '"ops":2.0')];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (/[a-z0-9]/.test(character))
      yield [
        "an escape",
        `${text.slice(0, at)}\\u00${character.charCodeAt(0).toString(16)}${text.slice(at + 1)}`,
      ];
    if (/[,:{}[\]]/.test(character))
      yield ["a space", `${text.slice(0, at)} ${text.slice(at)}`];
  }
  for (const name of Object.keys(header)) {
    const field = `"${name}":${JSON.stringify(header[name])}`;
    yield [`${name} twice`, text.replace("{", `{${field},`)];
    yield [`${name} twice, first another`, text.replace("{", `{"${name}":0,`)];
  }
  const slot = slotOf(header);
  for (const name of ["salt", "box"]) {
    const value = String(slot[name]);
    const end = value.replace(/=+$/, "");
    for (const other of [end, `${value}=`, `${value}\\n`, `${value} `])
      yield [`${name} in another base64`, text.replace(value, other)];
    yield [
      `${name} in base64url`,
      text.replace(value, value.replaceAll("+", "-").replaceAll("/", "_")),
    ];
  }
}

/** Headers that this version would not have written, each with what is wrong about it. */
export function* headerMutants(
  text: string,
): Generator<readonly [string, string]> {
  for (const mutant of [...fieldMutants(text), ...spellings(text)])
    if (mutant[1] !== text) yield mutant;
}
