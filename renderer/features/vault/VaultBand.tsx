// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import {
  describePlaceWarning,
  readOnlyAdvice,
  unprovenAdvice,
} from "../../../shared/text/standing.ts";
import { t } from "../../text/text.ts";
import { Notice, type Tone } from "../../ui/Notice.tsx";
import { DeleteSample } from "./DeleteSample.tsx";
import type { OpenVault } from "./openVault.ts";
import { SampleGuide } from "./SampleGuide.tsx";
import { needsDecision } from "./StandingPage.tsx";

interface Word {
  readonly tone: Tone;
  readonly title?: string;
  readonly sentences: readonly string[];
}

/** What is said once and can be put away; what bars writing stays. */
function wordsOf({ freshness, standing, notices }: OpenVault): Word[] {
  const { title, facts, next } = unprovenAdvice;
  const unproven: Word[] =
    freshness === "unproven"
      ? [{ tone: "info", title, sentences: [...facts, next] }]
      : [];
  const said = [...standing.warnings.map(describePlaceWarning), ...notices];
  return [
    ...unproven,
    ...said.map((sentence) => ({
      tone: "warn" as const,
      sentences: [sentence],
    })),
  ];
}

/** What the holder must know about the vault wherever they are: read-only and why, unproven, endangered, repaired. */
export function VaultBand({ vault }: { readonly vault: OpenVault }) {
  const [read, setRead] = useState<readonly string[]>([]);
  const advice = readOnlyAdvice(vault.standing);
  const unread = wordsOf(vault).filter(
    ({ sentences }) => !read.includes(sentences.join()),
  );
  if (advice === null && unread.length === 0 && vault.sample === null)
    return null;
  const isWhole = vault.sample === "whole";
  return (
    <section className="vault-band" aria-label={t("band.label")}>
      {vault.sample === null ? null : (
        <Notice
          tone={isWhole ? "info" : "warn"}
          title={t(isWhole ? "sample.band" : "sample.unfinished")}
        >
          <div className="row">
            {isWhole ? <SampleGuide /> : null}
            <DeleteSample vault={vault.name} />
          </div>
        </Notice>
      )}
      {advice === null ? null : (
        <Notice
          tone={needsDecision(vault) ? "bad" : "warn"}
          title={advice.title}
        >
          {[...advice.facts, advice.next].map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      {unread.map(({ tone, title, sentences }) => (
        <Notice
          key={sentences.join()}
          tone={tone}
          {...(title === undefined ? {} : { title })}
          onDismiss={() => {
            setRead([...read, sentences.join()]);
          }}
        >
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      ))}
    </section>
  );
}
