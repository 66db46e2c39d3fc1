// SPDX-License-Identifier: Apache-2.0

const [width, height, left, top, right, bottom] = [560, 280, 70, 40, 110, 45];
const colours = ["#1b5e8c", "#a8501e", "#4a6b1f"];

/** A plot of growth as SVG: both axes logarithmic, the first number of each point to the right. */
export function growthPlot(title, lines) {
  const points = lines.flatMap(({ points: each }) => each);
  const xs = points.map(([each]) => each);
  const ys = points.map(([, each]) => each);
  const x = scale(xs, left, width - right);
  const y = scale(ys, height - bottom, top);
  const parts = [
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    words(left, 22, "start", title),
    ...x.ticks.flatMap((tick) => gridColumn(x.place(tick), tick)),
    ...y.ticks.flatMap((tick) => gridRow(y.place(tick), tick)),
    words((left + width - right) / 2, height - 8, "middle", "entries"),
    ...lines.flatMap(({ name, points: each }, index) =>
      curve(
        name,
        each.map(([at, up]) => [x.place(at), y.place(up)]),
        colours[index],
      ),
    ),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" role="img" aria-label="${title}">\n${parts.join("\n")}\n</svg>\n`;
}

function words(at, up, anchor, text) {
  return `<text x="${at.toFixed(1)}" y="${up.toFixed(1)}" text-anchor="${anchor}">${text}</text>`;
}

function gridColumn(at, tick) {
  return [
    `<path d="M${at.toFixed(1)} ${top}V${height - bottom}" stroke="#dddddd"/>`,
    words(at, height - bottom + 18, "middle", tick.toLocaleString("en")),
  ];
}

function gridRow(up, tick) {
  return [
    `<path d="M${left} ${up.toFixed(1)}H${width - right}" stroke="#dddddd"/>`,
    words(left - 8, up + 4, "end", `${Number(tick.toPrecision(1))}`),
  ];
}

function curve(name, places, colour) {
  const path = places.map((place) => place.map((n) => n.toFixed(1)).join(" "));
  const [lastX, lastY] = places.at(-1);
  return [
    `<path d="M${path.join("L")}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    ...places.map(
      ([at, up]) =>
        `<circle cx="${at.toFixed(1)}" cy="${up.toFixed(1)}" r="3" fill="${colour}"/>`,
    ),
    words(lastX + 8, lastY + 4, "start", name),
  ];
}

/** Whole powers of ten around the values, and where a value stands between two places. */
function scale(values, from, to) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const place = (value) =>
    from + ((Math.log10(value) - low) / (high - low)) * (to - from);
  const ticks = Array.from(
    { length: high - low + 1 },
    (_, at) => 10 ** (low + at),
  );
  return { place, ticks };
}
