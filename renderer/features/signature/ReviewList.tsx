// SPDX-License-Identifier: Apache-2.0
import type { PersonId } from "../../../shared/ids.ts";
import type { ReviewView } from "../../../shared/ipc/leavingViews.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { ShortDigest } from "../../ui/Digest.tsx";
import { Moment } from "../../ui/Facts.tsx";

interface ReviewItemProps {
  readonly review: ReviewView;
  readonly nameOf: (person: PersonId) => string;
}

/** One line of a list: to whom the files of a request were shown, when, and who has confirmed it. */
export function ReviewItem({ review, nameOf }: ReviewItemProps) {
  const { at, to, parcel, receipts } = review;
  const people = [...new Set(to.map(({ person }) => person))];
  return (
    <li>
      <p>
        {t("left.reviewed", { names: formatList(people.map(nameOf)) })}{" "}
        <Moment at={at} />{" "}
        {parcel === null ? (
          t("left.unfinished")
        ) : (
          <ShortDigest digest={parcel} label={t("share.digest")} />
        )}
      </p>
      {receipts.length === 0 ? null : (
        <p className="small">
          {t("left.confirmed", { names: formatList(receipts.map(nameOf)) })}
        </p>
      )}
    </li>
  );
}
