// SPDX-License-Identifier: Apache-2.0
import { findingStatuses, severities } from "../../../shared/domain/finding.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";

/** What select fields offer, in words. */

export const severityOptions = () =>
  severities.map((value) => ({ value, label: t(`severity.${value}`) }));

export const statusOptions = () =>
  findingStatuses.map((value) => ({
    value,
    label: t(`findingStatus.${value}`),
  }));

export const ownerOptions = (people: readonly PersonView[]) =>
  people.map(({ person, name }) => ({ value: person, label: name }));
