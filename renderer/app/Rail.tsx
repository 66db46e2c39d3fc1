// SPDX-License-Identifier: Apache-2.0
import {
  BookLock,
  Bug,
  ChevronsUpDown,
  Files,
  FolderOpen,
  Handshake,
  HeartPulse,
  Inbox,
  Library,
  ListChecks,
  type LucideIcon,
  PackageCheck,
  Settings,
  Share2,
  ShieldCheck,
  TriangleAlert,
  Users,
} from "lucide-react";
import type { AuditId } from "../../shared/ids.ts";
import type { AuditView } from "../../shared/ipc/views.ts";
import { commandTitles } from "../../shared/text/commands.ts";
import { shown } from "../../shared/text/facts.ts";
import { useResource } from "../api/resource.ts";
import type { OpenVault } from "../features/vault/openVault.ts";
import { WorkButton } from "../features/work/WorkButton.tsx";
import { formatCount } from "../text/format.ts";
import { t } from "../text/text.ts";
import { Mark } from "../ui/Mark.tsx";
import { Menu } from "../ui/Menu.tsx";
import { keysOf } from "./commands.ts";
import { EmbargoClock } from "./EmbargoClock.tsx";
import { LockButton } from "./LockButton.tsx";
import {
  type Place,
  type Route,
  routeOfSection,
  type Section,
  sectionOf,
  useNavigate,
} from "./navigation.ts";

interface RailProps {
  readonly place: Place;
  readonly audits: readonly AuditView[];
  readonly vault: OpenVault;
}

export function Rail({ place, audits, vault }: RailProps) {
  const current = audits.find((audit) => audit.audit === place.audit);
  return (
    <nav className="rail" aria-label={t("rail.label")}>
      <div className="rail-brand">
        <Mark size={22} />
        <span className="rail-product">{t("product")}</span>
      </div>
      <AuditSwitcher current={current} audits={audits} />
      {current === undefined ? null : <EmbargoClock audit={current.audit} />}
      <AuditSections place={place} current={current} />
      <ul className="rail-group">
        <RequestsItem place={place} />
        <SectionItem section="ledger" icon={BookLock} place={place} />
        <SectionItem
          section="vault"
          icon={HeartPulse}
          place={place}
          warning={vault.recoveryKit ? null : t("rail.noKit")}
        />
        <RailItem
          icon={ShieldCheck}
          label={t("section.verify")}
          current={place.route.at === "verify"}
          route={{ at: "verify" }}
        />
        <RailItem
          icon={Settings}
          label={commandTitles.settings}
          keys={keysOf("settings")}
          current={place.route.at === "settings"}
          route={{ at: "settings" }}
        />
      </ul>
      <div className="rail-foot">
        <WorkButton />
        <p className="rail-vault" title={shown(vault.name)}>
          {shown(vault.name)}
        </p>
        <LockButton />
      </div>
    </nav>
  );
}

interface AuditSwitcherProps {
  readonly current: AuditView | undefined;
  readonly audits: readonly AuditView[];
}

function AuditSwitcher({ current, audits }: AuditSwitcherProps) {
  const navigate = useNavigate();
  const title = current?.title ?? t("audits.title");
  return (
    <Menu
      label={t("rail.switch", { title })}
      className="audit-switch"
      button={
        <>
          <span className="audit-switch-name">{title}</span>
          <ChevronsUpDown size={14} aria-hidden />
        </>
      }
      entries={[
        ...audits.map((audit) => ({
          key: audit.audit,
          label: audit.title,
          note: audit.audit,
          current: audit.audit === current?.audit,
          onChoose: () => {
            navigate({ at: "deliverables", audit: audit.audit });
          },
        })),
        {
          key: " all",
          label: t("audits.all"),
          icon: Library,
          apart: audits.length > 0,
          onChoose: () => {
            navigate({ at: "audits" });
          },
        },
      ]}
    />
  );
}

interface AuditSectionsProps {
  readonly place: Place;
  readonly current: AuditView | undefined;
}

function AuditSections({ place, current }: AuditSectionsProps) {
  if (current === undefined)
    return (
      <ul className="rail-group">
        <RailItem
          icon={FolderOpen}
          label={t("audits.title")}
          current={place.route.at === "audits"}
          route={{ at: "audits" }}
        />
      </ul>
    );
  return <OpenAudit place={place} audit={current.audit} />;
}

/** What is open or waits in each room is counted, and not what there is. */
function OpenAudit({
  place,
  audit,
}: {
  readonly place: Place;
  readonly audit: AuditId;
}) {
  const answer = useResource("phase.waiting", { audit });
  const open = answer.state === "ready" ? answer.value : null;
  const rooms = [
    ["overview", ListChecks],
    ["deliverables", Files],
    ["findings", Bug],
    ["people", Users],
    ["consent", Handshake],
    ["releases", PackageCheck],
    ["disclosures", Share2],
  ] as const;
  return (
    <ul className="rail-group">
      {rooms.map(([section, icon]) => (
        <SectionItem
          key={section}
          section={section}
          icon={icon}
          place={place}
          waiting={waitingOf(
            open?.[section],
            t(`rail.open.${section}`, { count: open?.[section] ?? 0 }),
          )}
        />
      ))}
    </ul>
  );
}

/** Those that wait for an answer are counted. */
function RequestsItem({ place }: { readonly place: Place }) {
  const list = useResource("inbox.list", {});
  const requests = list.state === "ready" ? list.value.requests : [];
  const open = requests.filter(({ standing }) => standing === "open").length;
  return (
    <SectionItem
      section="requests"
      icon={Inbox}
      place={place}
      waiting={waitingOf(open, t("rail.open.requests", { count: open }))}
    />
  );
}

/** What waits in a room. */
interface Waiting {
  readonly count: number;
  /** The count and what it counts. */
  readonly words: string;
}

function waitingOf(count: number | undefined, words: string): Waiting | null {
  return count === undefined || count === 0 ? null : { count, words };
}

function titleOf(label: string, keys: string, waiting: Waiting | null): string {
  const name = keys === "" ? label : `${label} (${keys})`;
  return waiting === null ? name : `${name}: ${waiting.words}`;
}

interface SectionItemProps {
  readonly section: Section;
  readonly icon: LucideIcon;
  readonly place: Place;
  readonly waiting?: Waiting | null;
  readonly warning?: string | null;
}

function SectionItem({ section, place, ...rest }: SectionItemProps) {
  return (
    <RailItem
      {...rest}
      label={t(`section.${section}`)}
      keys={keysOf(section)}
      current={sectionOf(place.route) === section}
      route={routeOfSection(section, place.audit)}
    />
  );
}

interface RailItemProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly current: boolean;
  readonly route: Route;
  readonly keys?: string;
  readonly waiting?: Waiting | null;
  readonly warning?: string | null;
}

function RailItem({
  icon: Icon,
  label,
  current,
  route,
  keys = "",
  waiting = null,
  warning = null,
}: RailItemProps) {
  const navigate = useNavigate();
  return (
    <li>
      <button
        type="button"
        className="rail-item"
        aria-current={current ? "page" : undefined}
        title={warning ?? titleOf(label, keys, waiting)}
        onClick={() => {
          navigate(route);
        }}
      >
        <Icon size={16} aria-hidden />
        <span className="rail-label">{label}</span>
        {waiting === null ? null : (
          <>
            <span className="unseen">, {waiting.words}</span>
            <span className="rail-count number" aria-hidden>
              {formatCount(waiting.count)}
            </span>
          </>
        )}
        {warning === null ? null : (
          <>
            <TriangleAlert size={14} className="ink-warn" aria-hidden />
            <span className="unseen">, {warning}</span>
          </>
        )}
      </button>
    </li>
  );
}
