// SPDX-License-Identifier: Apache-2.0
import { CircleCheck, CircleDashed, CircleDot } from "lucide-react";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { type WayStep, wayOut } from "./wayOut.ts";

const icons = {
  done: CircleCheck,
  now: CircleDot,
  later: CircleDashed,
} as const;

/** The whole way from here to publication, step by step, whatever holds it up now. */
export function WayOut({ release }: { readonly release: ReleaseView }) {
  return (
    <section className="way-out" aria-labelledby="way-out">
      <h3 id="way-out">{t("way.title")}</h3>
      <ol>
        {wayOut(release).map((step) => (
          <StepItem key={step.name} step={step} />
        ))}
      </ol>
    </section>
  );
}

function StepItem({ step: { name, state } }: { readonly step: WayStep }) {
  const Icon = icons[state];
  return (
    <li
      className={`way-${state}`}
      aria-current={state === "now" ? "step" : undefined}
    >
      <Icon size={16} aria-hidden />
      <span>
        <span className="strong">{t(`way.${name}`)}</span>
        <span className="unseen">{` (${t(`way.state.${state}`)})`}</span>
        <span className="quiet block small">{t(`way.${name}.what`)}</span>
      </span>
    </li>
  );
}
