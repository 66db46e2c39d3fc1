// SPDX-License-Identifier: Apache-2.0
import { chartNames } from "../../../shared/domain/charts.ts";
import { ok } from "../../../shared/result.ts";
import { chartHolds } from "../../../shared/text/charts.ts";
import { repeated, required } from "../argument.ts";
import { type Command, refused } from "../command.ts";
import { sentence, table } from "../layout.ts";
import { choice, path, personId } from "../readers.ts";
import { auditCommand } from "./audit.ts";

const chart = required("picture", chartNames.join(", "), choice(chartNames));

const show = auditCommand({
  words: ["chart", "show"],
  summary: "Prints the table of a picture of an audit.",
  details: [
    "Of severity by component, findings by status over time, consent, custody, and the embargo's dates. The picture and its table say the same.",
  ],
  positionals: { chart },
  options: {},
  async run(session, audit, given) {
    const shown = await session.call("chart.show", {
      ...{ audit, chart: given.chart, size: "wide" },
    });
    if (!shown.ok) return refused(shown.error);
    const { title, table: told } = shown.value;
    const text =
      told.rows.length === 0
        ? sentence("There is nothing to show yet.")
        : table(told.headings, told.rows);
    return ok({
      value: { chart: given.chart, title, ...told },
      text: `${sentence(`${title}:`)}${text}`,
    });
  },
});

const exportChart = auditCommand({
  words: ["chart", "export"],
  summary: "Writes a picture as one new SVG file, sealed to people.",
  details: [
    "Counts of findings and names of components are as confidential as the report that they come from: the file is sealed to the people of --to, who open it with stock age. The picture of the embargo holds dates alone, and may be written without --to. That it left is on the record.",
  ],
  positionals: { chart },
  options: {
    to: repeated("person", "whom it is sealed to", personId),
    out: required("file", "the new file", path),
  },
  async run(session, audit, given) {
    const written = await session.call("chart.export", {
      ...{ audit, chart: given.chart, to: [...given.to] },
      file: session.grant(given.out),
    });
    if (!written.ok) return refused(written.error);
    const { sha256 } = written.value;
    return ok({
      value: written.value,
      text: sentence(
        `Written: ${given.out}; SHA-256 ${sha256}. It holds ${chartHolds[given.chart]}.`,
      ),
    });
  },
});

export const chartCommands: readonly Command[] = [show, exportChart];
