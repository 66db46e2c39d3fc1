// SPDX-License-Identifier: Apache-2.0
import {
  ArrowLeft,
  CalendarClock,
  CalendarPlus,
  CalendarX2,
  UserCheck,
} from "lucide-react";
import { useState } from "react";
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import type { EmbargoView } from "../../../shared/ipc/embargoContract.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { useResource } from "../../api/resource.ts";
import { useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Empty, Screen } from "../../ui/Screen.tsx";
import { AgreeDialog } from "./AgreeDialog.tsx";
import { DateDialog } from "./DateDialog.tsx";
import { dateAsked, dateShown } from "./dates.ts";
import { DatesPanel } from "./DatesPanel.tsx";
import { ExportButton } from "./ExportButton.tsx";
import { LiftDialog } from "./LiftDialog.tsx";
import { MarksPanel } from "./MarksPanel.tsx";
import { MonthPanel } from "./MonthPanel.tsx";
import { StandingPanel } from "./StandingPanel.tsx";

type Sheet = "date" | "agree" | "lift";

/** The dates of an embargo: what holds, what remains, who agreed, and whom to notify when. */
export function EmbargoScreen({ audit }: { readonly audit: AuditId }) {
  const navigate = useNavigate();
  const embargo = useResource("embargo.show", { audit });
  const people = useResource("person.list", { audit });
  const [open, setOpen] = useState<Sheet | null>(null);
  const known = people.state === "ready" ? people.value.people : [];
  return (
    <Screen
      title={t("embargo.title")}
      under={t("embargo.under")}
      why={t("why.embargo")}
      actions={
        <>
          <Button
            icon={ArrowLeft}
            onClick={() => {
              navigate({ at: "overview", audit });
            }}
          >
            {t("embargo.toOverview")}
          </Button>
          {embargo.state === "ready" ? (
            <Acts view={embargo.value} onOpen={setOpen} />
          ) : null}
        </>
      }
    >
      <Loaded of={embargo}>
        {(view) => (
          <>
            <Dates view={view} people={known} onOpen={setOpen} />
            <Sheets
              view={view}
              people={known}
              open={open}
              onClose={() => {
                setOpen(null);
              }}
            />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

interface PartProps {
  readonly view: EmbargoView;
  readonly onOpen: (sheet: Sheet) => void;
}

function ProposeButton({ view, onOpen }: PartProps) {
  const stands = dateAsked(view) !== null;
  return (
    <Button
      tone={stands ? "plain" : "primary"}
      icon={stands ? CalendarClock : CalendarPlus}
      onClick={() => {
        onOpen("date");
      }}
    >
      {t(stands ? "embargo.revise" : "embargo.propose")}
    </Button>
  );
}

function Acts({ view, onOpen }: PartProps) {
  const asked = dateAsked(view);
  if (view.dates.length === 0) return null;
  return (
    <>
      {asked === null ? null : <ExportButton audit={view.audit} />}
      {view.state === "in-force" ? (
        <Button
          icon={CalendarX2}
          onClick={() => {
            onOpen("lift");
          }}
        >
          {t("embargo.lift")}
        </Button>
      ) : null}
      <ProposeButton view={view} onOpen={onOpen} />
      {asked === null ? null : (
        <Button
          tone="primary"
          icon={UserCheck}
          onClick={() => {
            onOpen("agree");
          }}
        >
          {t("embargo.agree")}
        </Button>
      )}
    </>
  );
}

interface DatesProps extends PartProps {
  readonly people: readonly PersonView[];
}

function Dates({ view, people, onOpen }: DatesProps) {
  const date = dateShown(view);
  const nameOf = (person: PersonId) =>
    people.find((each) => each.person === person)?.name ?? person;
  if (date === null)
    return (
      <Empty
        icon={CalendarClock}
        action={<ProposeButton view={view} onOpen={onOpen} />}
      >
        {t("embargo.empty")}
      </Empty>
    );
  return (
    <div className="embargo">
      <StandingPanel view={view} date={date} nameOf={nameOf} />
      <MarksPanel date={date} />
      <MonthPanel key={date.ends} ends={date.ends} now={view.now} />
      <DatesPanel view={view} nameOf={nameOf} />
    </div>
  );
}

interface SheetsProps {
  readonly view: EmbargoView;
  readonly people: readonly PersonView[];
  readonly open: Sheet | null;
  readonly onClose: () => void;
}

function Sheets({ view, people, open, onClose }: SheetsProps) {
  const asked = dateAsked(view);
  switch (open) {
    case null:
      return null;
    case "date":
      return (
        <DateDialog
          audit={view.audit}
          before={asked}
          people={people}
          onClose={onClose}
        />
      );
    case "agree":
      return asked === null ? null : (
        <AgreeDialog
          audit={view.audit}
          date={asked}
          people={people}
          onClose={onClose}
        />
      );
    case "lift":
      return <LiftDialog audit={view.audit} onClose={onClose} />;
  }
}
