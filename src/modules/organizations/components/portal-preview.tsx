import type { CSSProperties } from "react";
import { Avatar } from "@/components/ui/avatar";
import { brandColours } from "@/lib/colour";
import type { Organization } from "../schema";

export type PortalRight = "update_plan" | "pause" | "allow_email_change";

type Scheme = "light" | "dark";
type Props = {
  organization: Pick<Organization, "name" | "avatar_url">;
  colour: string | null;
  allowed: { [right in PortalRight]: boolean };
};

/** Florin's own, where no colour is chosen. */
const OWN = "#0b5a45";

/** The page's own colours. Written out, because a page has one scheme and this shows both. */
const palettes = {
  light: { page: "#ffffff", card: "#ffffff", text: "#1c1a17", muted: "#66625b", line: "#e6e3de" },
  dark: { page: "#141312", card: "#1a1918", text: "#edebe7", muted: "#a5a199", line: "#33302d" },
} as const;

const tabs = ["Overview", "Plans", "Orders", "Account"];

type Drawn = Omit<Props, "colour"> & { scheme: Scheme; brand: ReturnType<typeof brandColours> };

function Tabs({ scheme, brand }: Pick<Drawn, "scheme" | "brand">) {
  const { muted, text, line } = palettes[scheme];
  const styleOf = (isCurrent: boolean): CSSProperties => ({
    color: isCurrent ? text : muted,
    borderColor: isCurrent ? brand.fill : "transparent",
  });
  return (
    <div className="flex gap-3 border-b text-xs" style={{ borderColor: line }}>
      {tabs.map((tab) => (
        <span key={tab} className="-mb-px border-b-2 py-1" style={styleOf(tab === "Plans")}>
          {tab}
        </span>
      ))}
    </div>
  );
}

function Plan({ scheme, brand, allowed }: Omit<Drawn, "organization">) {
  const { card, muted, line } = palettes[scheme];
  const ways = [allowed.update_plan && "Change plan", allowed.pause && "Pause", "Cancel…"].filter(Boolean);
  return (
    <div className="grid gap-2 rounded-lg border p-3 text-sm" style={{ background: card, borderColor: line }}>
      <span className="font-semibold">Pro</span>
      <span className="text-xs" style={{ color: muted }}>
        $29.00 per month
      </span>
      <div className="flex flex-wrap gap-1.5 text-xs">
        {ways.map((way) => (
          <span key={String(way)} className="rounded-md border px-2 py-1" style={{ borderColor: line }}>
            {way}
          </span>
        ))}
        <span
          className="rounded-md px-2 py-1 font-medium"
          style={{ background: brand.fill, color: brand.onFill }}
        >
          Pay now
        </span>
      </div>
    </div>
  );
}

function Page({ scheme, brand, organization, allowed }: Drawn) {
  const { page, text, line } = palettes[scheme];
  return (
    <div
      className="overflow-hidden rounded-lg border"
      style={{ background: page, color: text, borderColor: line }}
    >
      <div
        className="flex min-w-0 items-center gap-2 border-b px-3 py-2 font-medium text-sm"
        style={{ borderColor: line }}
      >
        <Avatar name={organization.name} src={organization.avatar_url} square />
        <span className="truncate">{organization.name}</span>
      </div>
      <div className="grid gap-3 p-3">
        <Tabs scheme={scheme} brand={brand} />
        <Plan scheme={scheme} brand={brand} allowed={allowed} />
        <span className="text-xs underline" style={{ color: brand.text }}>
          {allowed.allow_email_change ? "Change your e-mail" : "See your credits"}
        </span>
      </div>
    </div>
  );
}

/** A page of the portal as it would be, light and dark: a picture, with nothing in it to press. */
export function PortalPreview({ organization, colour, allowed }: Props) {
  return (
    <div
      role="img"
      aria-label="A page of the customer portal in your colour, on light and on dark"
      className="grid max-w-2xl gap-3 sm:grid-cols-2"
    >
      {(["light", "dark"] as const).map((scheme) => (
        <Page
          key={scheme}
          scheme={scheme}
          brand={brandColours(colour ?? OWN, scheme)}
          organization={organization}
          allowed={allowed}
        />
      ))}
    </div>
  );
}
