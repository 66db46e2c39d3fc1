// SPDX-License-Identifier: Apache-2.0
import { Handshake, UserPlus, Users } from "lucide-react";
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import { useNavigate } from "../../app/navigation.ts";
import { useResource } from "../../api/resource.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Empty, Panel, Screen } from "../../ui/Screen.tsx";
import { CharterPanel } from "../charter/CharterPanel.tsx";
import { EnrolDialog } from "./EnrolDialog.tsx";
import { FormerPeople } from "./KeysOfBefore.tsx";
import { PersonItem } from "./PersonItem.tsx";

/** Who takes part in the audit, and the charter that says what their signatures are worth. */
export function PeopleScreen({ audit }: { readonly audit: AuditId }) {
  const people = useResource("person.list", { audit });
  const charter = useResource("charter.show", { audit });
  const navigate = useNavigate();
  const [enrolling, setEnrolling] = useState(false);
  const list = people.state === "ready" ? people.value.people : [];
  const enrolButton = (
    <Button
      icon={UserPlus}
      tone={list.length === 0 ? "primary" : "plain"}
      onClick={() => {
        setEnrolling(true);
      }}
    >
      {t("people.enrol")}
    </Button>
  );
  return (
    <Screen
      title={t("section.people")}
      why={t("why.people")}
      actions={
        list.length === 0 ? null : (
          <Button
            icon={Handshake}
            onClick={() => {
              navigate({ at: "standing", audit });
            }}
          >
            {t("standing.open")}
          </Button>
        )
      }
    >
      <div className="columns">
        <Panel
          flush
          title={t("people.title")}
          icon={Users}
          actions={list.length > 0 ? enrolButton : null}
        >
          <Loaded of={people}>
            {(value) => (
              <>
                {value.people.length === 0 ? (
                  <Empty icon={Users} action={enrolButton}>
                    {t("people.empty")}
                  </Empty>
                ) : (
                  <ul className="items">
                    {value.people.map((person) => (
                      <PersonItem
                        key={person.person}
                        audit={audit}
                        person={person}
                      />
                    ))}
                  </ul>
                )}
                <FormerPeople audit={audit} people={value.former} />
              </>
            )}
          </Loaded>
        </Panel>
        <Loaded of={charter}>
          {(value) => (
            <CharterPanel audit={audit} charter={value} people={list} />
          )}
        </Loaded>
      </div>
      {enrolling ? (
        <EnrolDialog
          audit={audit}
          taken={list.map((person) => person.person)}
          onClose={() => {
            setEnrolling(false);
          }}
        />
      ) : null}
    </Screen>
  );
}
