// SPDX-License-Identifier: Apache-2.0
import { Send } from "lucide-react";
import type { Failure } from "../../../shared/failure.ts";
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import type { CharterText } from "../../../shared/ipc/charterViews.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { describeCondition } from "../../../shared/text/conditions.ts";
import { call } from "../../api/bridge.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { FullDigest } from "../../ui/Digest.tsx";
import { Disclosure, TextSheet } from "../../ui/Disclosure.tsx";
import { Fact, Facts, Moment } from "../../ui/Facts.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { newSigner } from "../signature/recordings.ts";
import {
  SignatureIntake,
  type SignatureSource,
} from "../signature/SignatureIntake.tsx";
import { SignerList } from "../signature/SignerList.tsx";
import { WriteOut } from "../signature/WriteOut.tsx";
import { rosterNames } from "../people/rosterNames.ts";

interface PendingCharterProps {
  readonly audit: AuditId;
  readonly draft: CharterText;
  readonly people: readonly PersonView[];
}

/** A charter on its way: send it out, take signatures back, see by name who is still waited for. */
export function PendingCharter({ audit, draft, people }: PendingCharterProps) {
  const nameOf = rosterNames(people);
  const record = async (
    source: SignatureSource,
  ): Promise<Result<string, Failure>> => {
    const result = await call("charter.record", { audit, ...source });
    if (!result.ok) return result;
    const { draft: now, inForce } = result.value;
    // The last signature turns the draft into the charter in force.
    const signatures = (now ?? inForce)?.signatures ?? [];
    const signer = newSigner(draft.signatures, signatures);
    return ok(signer === null ? t("signature.somebody") : nameOf(signer));
  };
  return (
    <>
      {draft.version === 1 ? (
        <p>
          {t("charter.waitingFor", {
            names: formatList(draft.waitingFor.map(nameOf)),
          })}
        </p>
      ) : (
        <WaitingForQuorum draft={draft} nameOf={nameOf} />
      )}
      <LostKeysNotice charter={draft} nameOf={nameOf} />
      <SignerList
        signatures={draft.signatures}
        waitingFor={whoCouldSign(draft)}
        nameOf={nameOf}
      />
      <WriteOut
        icon={Send}
        label={t("charter.send")}
        explanation={t("charter.sendWhy")}
        done={t("charter.sent")}
        next={t("charter.sentNext")}
        purpose="charter-folder"
        onFolder={(folder) => call("charter.send", { audit, folder })}
      />
      <SignatureIntake dropLabel={t("charter.drop")} onRecord={record} />
      <CharterFacts charter={draft} />
    </>
  );
}

/** Keys that it names and nobody may sign with any more; nothing where there is none. */
export function LostKeysNotice({
  charter,
  nameOf,
}: {
  readonly charter: CharterText;
  readonly nameOf: (person: PersonId) => string;
}) {
  if (charter.lost.length === 0) return null;
  return (
    <Notice tone="warn" title={t("charter.lostTitle")}>
      <ul className="stack tight">
        {charter.lost.map(({ person, fingerprint }) => (
          <li key={`${person} ${fingerprint}`}>
            {nameOf(person)} <code className="wrap">{fingerprint}</code>
          </li>
        ))}
      </ul>
      <p>{t("charter.lostNext")}</p>
    </Notice>
  );
}

/** Those who must sign, and those who could fill a seat that is open. */
function whoCouldSign(draft: CharterText): readonly PersonId[] {
  const candidates = draft.seats.flatMap((seat) =>
    "candidates" in seat ? seat.candidates : [],
  );
  return [...new Set([...draft.waitingFor, ...candidates])];
}

/** A later charter needs the old one's quorum, not everybody, and each key that it adds. */
function WaitingForQuorum({
  draft,
  nameOf,
}: Pick<PendingCharterProps, "draft"> & {
  readonly nameOf: (person: PersonId) => string;
}) {
  return (
    <div className="stack tight">
      {draft.seats.length === 0 ? null : (
        <>
          <p>{t("charter.waitingForSeats")}</p>
          <ul className="stack tight">
            {draft.seats.map((seat) => (
              <li key={seat.name}>{describeCondition(seat, nameOf)}</li>
            ))}
          </ul>
        </>
      )}
      {draft.waitingFor.length === 0 ? null : (
        <p>
          {t("charter.waitingForKeys", {
            names: formatList(draft.waitingFor.map(nameOf)),
          })}
        </p>
      )}
    </div>
  );
}

/** What identifies a charter, and its text. */
export function CharterFacts({ charter }: { readonly charter: CharterText }) {
  return (
    <Disclosure label={t("charter.showText")}>
      <Facts>
        <Fact name={t("charter.issued")}>
          <Moment at={charter.issued} />
        </Fact>
        <Fact name={t("digest")}>
          <FullDigest digest={charter.digest} label={t("digest")} />
        </Fact>
      </Facts>
      <TextSheet text={charter.text} label={t("charter.text")} />
    </Disclosure>
  );
}
