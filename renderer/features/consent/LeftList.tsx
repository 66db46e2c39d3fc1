// SPDX-License-Identifier: Apache-2.0
import { Share2 } from "lucide-react";
import type { PersonId } from "../../../shared/ids.ts";
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { ShortDigest } from "../../ui/Digest.tsx";
import { Moment } from "../../ui/Facts.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { ReviewItem } from "../signature/ReviewList.tsx";

interface LeftProps {
  readonly consent: ConsentView;
  readonly nameOf: (person: PersonId) => string;
}

type Share = ConsentView["shares"][number];

function peopleOf({ to }: Share): readonly PersonId[] {
  return [...new Set(to.map(({ person }) => person))];
}

function hasLeft({ shares, reviews, sent }: ConsentView): boolean {
  return shares.length > 0 || reviews.length > 0 || sent.length > 0;
}

/** What has left by a consent: to whom, when, and who has confirmed it. */
export function LeftList({ consent, nameOf }: LeftProps) {
  const { shares, reviews, sent } = consent;
  if (!hasLeft(consent)) return <p className="quiet">{t("left.none")}</p>;
  return (
    <ul className="stack tight left-list">
      {shares.map((share) => {
        const people = peopleOf(share);
        const { receipts } = share;
        return (
          <li key={share.share}>
            <p>
              {t("left.shared", {
                count: share.files.length,
                names: formatList(people.map(nameOf)),
              })}{" "}
              <Moment at={share.at} />
            </p>
            <p className="small quiet wrap">
              {share.files.map(({ path }) => path).join(", ")}{" "}
              {share.parcel === null ? (
                t("left.unfinished")
              ) : (
                <ShortDigest digest={share.parcel} label={t("share.digest")} />
              )}
            </p>
            {receipts.length === 0 ? null : (
              <p className="small">
                {t("left.confirmed", {
                  names: formatList(receipts.map(nameOf)),
                })}
              </p>
            )}
          </li>
        );
      })}
      {reviews.map((review) => (
        <ReviewItem key={review.review} review={review} nameOf={nameOf} />
      ))}
      {sent.map(({ at, to }) => (
        <li key={at} className="small quiet">
          {t("left.asked", { names: formatList(to.map(nameOf)) })}{" "}
          <Moment at={at} />
        </li>
      ))}
    </ul>
  );
}

export function LeftPanel(props: LeftProps) {
  if (!hasLeft(props.consent)) return null;
  return (
    <Panel title={t("left.title")} icon={Share2}>
      <LeftList {...props} />
    </Panel>
  );
}
