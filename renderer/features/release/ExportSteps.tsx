// SPDX-License-Identifier: Apache-2.0
import type { Response } from "../../../shared/ipc/contract.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { CopyButton } from "../../ui/Digest.tsx";
import { Disclosure, TextSheet } from "../../ui/Disclosure.tsx";

const steps = ["fetch", "verify", "push"] as const;

/** Words in capitals that the commands leave to whoever runs them. */
const blanks = ["CLONE", "VERIFY.SH", "CHARTER"];

/** The three steps from an export to a pull request, each to be copied into a shell. */
export function ExportSteps({
  result,
}: {
  readonly result: Response<"release.export">;
}) {
  const open = blanks.filter((word) =>
    steps.some((step) => result.steps[step].split(/\s/).includes(word)),
  );
  return (
    <section className="stack" aria-labelledby="export-steps">
      <h3 id="export-steps">{t("export.next")}</h3>
      <ol className="numbered">
        {steps.map((step) => {
          const title = t(`export.step.${step}`);
          return (
            <li key={step}>
              <div className="row">
                <span className="strong">{title}</span>
                <CopyButton
                  text={result.steps[step]}
                  label={`${title}: ${t("export.commands")}`}
                />
              </div>
              <TextSheet text={result.steps[step]} label={title} />
            </li>
          );
        })}
      </ol>
      <p className="small quiet">
        {t("export.stepWords", { words: formatList(open) })}
      </p>
      <Disclosure label={t("export.whole")}>
        <TextSheet text={result.nextSteps} label={t("export.whole")} />
      </Disclosure>
    </section>
  );
}
