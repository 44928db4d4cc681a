import Link from "next/link";
import { DescriptionList } from "@/components/layout/description-list";
import { LocalTime } from "@/components/time/local-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import { usageText } from "../key-text";
import type { LicenseKey } from "../schema";

const moment = (at: string | null) => (at ? <LocalTime at={at} /> : null);

/** Whose key it is, of what, and how it is used. */
export function KeyFacts({ licenseKey: key, slug }: { licenseKey: LicenseKey; slug: string }) {
  const { customer, benefit_id, benefit_description } = key;
  const link = "font-medium text-primary-text hover:underline";
  return (
    <Card>
      <CardHeader title="Details" />
      <CardContent className="pt-2">
        <DescriptionList
          items={[
            {
              label: "Customer",
              value: customer.deleted_at ? (
                "Deleted customer"
              ) : (
                <Link className={link} href={`/dashboard/${slug}/customers/${customer.id}`}>
                  {customer.email}
                </Link>
              ),
            },
            {
              label: "Benefit",
              value: (
                <Link className={link} href={`/dashboard/${slug}/benefits/${benefit_id}`}>
                  {benefit_description}
                </Link>
              ),
            },
            { label: "Used", value: usageText(key) },
            { label: "Validations", value: key.validations.toLocaleString("en") },
            { label: "Last validated", value: moment(key.last_validated_at) },
            { label: "Expires", value: key.expires_at ? <LocalTime at={key.expires_at} /> : "Never" },
            {
              label: "Offline",
              value: key.offline_days === null ? "Not signed" : `${key.offline_days} days at a time`,
            },
            { label: "Key ID", value: <CopyId id={key.id} label="Copy key ID" /> },
            { label: "Granted", value: moment(key.created_at) },
            { label: "Changed", value: moment(key.modified_at) },
          ]}
        />
      </CardContent>
    </Card>
  );
}
