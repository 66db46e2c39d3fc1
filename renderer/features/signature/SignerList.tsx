// SPDX-License-Identifier: Apache-2.0
import { CircleCheck, CircleDashed, Fingerprint, Hand } from "lucide-react";
import { presenceDemands } from "../../../shared/domain/presence.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type { SignatureView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { Moment } from "../../ui/Facts.tsx";
import { Chip } from "../../ui/Notice.tsx";

interface SignerListProps {
  readonly signatures: readonly SignatureView[];
  /** People who may or must still sign; those who have are left out of it. */
  readonly waitingFor: readonly PersonId[];
  readonly nameOf: (person: PersonId) => string;
}

/** Who has signed, with which key and when, and who has not, by name. */
export function SignerList({
  signatures,
  waitingFor,
  nameOf,
}: SignerListProps) {
  const signed = new Set(signatures.map((signature) => signature.person));
  const open = waitingFor.filter((person) => !signed.has(person));
  if (signatures.length === 0 && open.length === 0) return null;
  return (
    <ul className="signers">
      {signatures.map(({ person, fingerprint, recorded, presence }) => (
        <li key={`${person} ${fingerprint}`}>
          <CircleCheck size={16} className="ink-ok" aria-hidden />
          <span className="strong">{nameOf(person)}</span>
          <span className="signer-state">
            {t("signer.signed")} <Moment at={recorded} />
          </span>
          <code className="signer-key" title={fingerprint}>
            {fingerprint}
          </code>
          {presence === null ? null : <Presence shown={presence} />}
        </li>
      ))}
      {open.map((person) => (
        <li key={person}>
          <CircleDashed size={16} className="ink-quiet" aria-hidden />
          <span className="strong">{nameOf(person)}</span>
          <span className="signer-state">{t("signer.open")}</span>
        </li>
      ))}
    </ul>
  );
}

const pictures = { touch: Hand, verified: Fingerprint } as const;

/** What a hardware key says of the person in front of it, and what it does not say. */
export function Presence({
  shown,
}: {
  readonly shown: NonNullable<SignatureView["presence"]>;
}) {
  return (
    <span className="row signer-presence">
      {presenceDemands.map((demand) => {
        const was = shown.includes(demand);
        return (
          <Chip
            key={demand}
            icon={pictures[demand]}
            tone={was ? "ok" : "plain"}
          >
            {t(`signer.${was ? "with" : "without"}.${demand}`)}
          </Chip>
        );
      })}
    </span>
  );
}
