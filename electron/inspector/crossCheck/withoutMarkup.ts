// SPDX-License-Identifier: Apache-2.0

const names: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " },
  ...{ shy: "\u00ad", zwnj: "\u200c", zwj: "\u200d", ndash: "-", mdash: "-" },
};

function letter(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : " ";
}

/** Letters that HTML, source and addresses write as numbers. */
function unescaped(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) =>
      letter(Number.parseInt(hex, 16)),
    )
    .replace(/&#(\d{1,7});/g, (_, number: string) => letter(Number(number)))
    .replace(/&(\w{2,6});/g, (all, name: string) => names[name] ?? all)
    .replace(/\\u\{?([0-9a-f]{4,6})\}?/gi, (_, hex: string) =>
      letter(Number.parseInt(hex, 16)),
    )
    .replace(/\\x([0-9a-f]{2})/gi, (_, hex: string) =>
      letter(Number.parseInt(hex, 16)),
    )
    .replace(/(?:%[0-9a-f]{2})+/gi, (codes) =>
      Buffer.from(codes.replaceAll("%", ""), "hex").toString("utf8"),
    );
}

/** How a text reads that is written in Markdown, HTML or source: escapes read, then tags and emphasis gone. */
export function* withoutMarkup(text: string): Generator<string> {
  const plain = unescaped(text);
  if (plain !== text) yield plain;
  // Line ends stay, so that a line is found again.
  const bare = plain
    .replace(/<[!/]?[a-z-][^<>]{0,2000}>/gi, (tag) => tag.replace(/[^\n]/g, ""))
    .replace(/\\(?=[^\w\s])|[*_`~]+/g, "");
  if (bare !== plain) yield bare;
}
