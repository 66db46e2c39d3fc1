// SPDX-License-Identifier: Apache-2.0
import type { Instant, PersonId } from "../../../shared/ids.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Moment } from "../../ui/Facts.tsx";

interface SentListProps {
  readonly sent: readonly {
    readonly at: Instant;
    readonly to: readonly PersonId[];
  }[];
  readonly nameOf: (person: PersonId) => string;
}

/** To whom a request was sealed, and when. */
export function SentList({ sent, nameOf }: SentListProps) {
  if (sent.length === 0) return null;
  return (
    <ul className="small quiet">
      {sent.map(({ at, to }) => (
        <li key={at}>
          {t("sent.line", { names: formatList(to.map(nameOf)) })}{" "}
          <Moment at={at} />
        </li>
      ))}
    </ul>
  );
}
