// SPDX-License-Identifier: Apache-2.0
import {
  type LucideIcon,
  ShieldAlert,
  ShieldCheck,
  ShieldQuestion,
} from "lucide-react";
import type { Verdict } from "../../../shared/domain/verdict.ts";
import { Instant } from "../../../shared/ids.ts";
import { shown } from "../../../shared/text/facts.ts";
import { formatInstant, formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { classNames } from "../../ui/classNames.ts";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { ProblemList } from "./ProblemList.tsx";

const looks: Readonly<
  Record<
    Verdict["verdict"],
    { readonly tone: string; readonly icon: LucideIcon }
  >
> = {
  VERIFIED: { tone: "tone-ok", icon: ShieldCheck },
  "CONSISTENT, SIGNERS UNKNOWN": { tone: "tone-warn", icon: ShieldQuestion },
  "NOT VERIFIED": { tone: "tone-bad", icon: ShieldAlert },
};

/** The statement may be one that nobody vouches for; what is not an instant is shown as it stands. */
function momentText(untrusted: string): string {
  const instant = Instant.safeParse(untrusted);
  return instant.success ? formatInstant(instant.data) : untrusted;
}

/** What a verification ends at. */
export const verdictId = "verdict-title";

/** The verdict in words, what it rests on, and every problem by name. */
export function VerdictCard({ verdict }: { readonly verdict: Verdict }) {
  const { tone, icon: Icon } = looks[verdict.verdict];
  return (
    <section
      className={classNames("verdict", tone)}
      aria-labelledby={verdictId}
    >
      <header>
        <Icon size={28} strokeWidth={1.75} aria-hidden />
        <div>
          <h2 id={verdictId} tabIndex={-1}>
            {verdict.verdict}
          </h2>
          <p>{t(`verdict.${verdict.verdict}`)}</p>
        </div>
      </header>
      <ProblemList problems={verdict.problems} />
      <Facts>
        {verdict.audit === null ? null : (
          <Fact name={t("verdict.audit")}>
            <code>{verdict.audit}</code>
          </Fact>
        )}
        <Fact name={t("verdict.signers")}>
          {verdict.signers.length === 0
            ? t("verdict.noSigners")
            : formatList(verdict.signers)}
        </Fact>
        <Fact name={t("verdict.files")}>
          {t("verdict.fileCount", { count: verdict.files })}
        </Fact>
        {verdict.expires === null ? null : (
          <Fact name={t("verdict.expires")}>
            {momentText(verdict.expires)}{" "}
            {t(verdict.expired ? "verdict.expired" : "verdict.notExpired")}
          </Fact>
        )}
        {verdict.supersedes === null ? null : (
          <>
            <Fact name={t("verdict.supersedes")}>
              <code className="wrap">{verdict.supersedes.statement}</code>
            </Fact>
            <Fact name={t("verdict.why")}>{shown(verdict.supersedes.why)}</Fact>
          </>
        )}
        {verdict.commit === "none" ? null : (
          <Fact name={t("verdict.commit")}>
            {t(`verdict.commit.${verdict.commit}`, {
              id: verdict.commitId ?? t("verdict.noCommit"),
            })}
          </Fact>
        )}
      </Facts>
    </section>
  );
}
