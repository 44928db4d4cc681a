import { DescriptionList } from "@/components/layout/description-list";
import { MetadataList } from "@/components/layout/metadata-list";
import { LocalTime } from "@/components/time/local-time";
import { AddressText } from "@/components/ui/address-text";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { CopyId } from "@/components/ui/copy-id";
import { formatMinor } from "@/components/ui/money-text";
import type { Customer } from "../schema";

/** A text that one may want elsewhere. */
const Copied = ({ text, label }: { text: string; label: string }) => (
  <span className="flex min-w-0 items-center gap-1">
    <span className="truncate">{text}</span>
    <CopyButton value={text} label={label} className="-my-1" />
  </span>
);

type Props = {
  customer: Customer;
  /** What the customer has with the organization by currency, minor units; negative: what they owe. */
  balances: readonly { currency: string; amount: number }[];
};

/** What is known of a customer. */
export function CustomerFacts({ customer, balances }: Props) {
  const { external_id, tax_id, billing_address } = customer;
  return (
    <Card>
      <CardHeader title="Details" />
      <CardContent className="pt-2">
        <DescriptionList
          items={[
            { label: "E-mail", value: <Copied text={customer.email} label="Copy e-mail address" /> },
            { label: "Name", value: customer.name },
            {
              label: "External ID",
              value: external_id && <Copied text={external_id} label="Copy external ID" />,
            },
            {
              label: "Balance",
              value: balances.map(({ currency, amount }) => formatMinor(amount, currency)).join(", ") || null,
            },
            { label: "Customer ID", value: <CopyId id={customer.id} label="Copy customer ID" /> },
            { label: "Since", value: <LocalTime at={customer.created_at} /> },
          ]}
        />
      </CardContent>
      <CardHeader title="Billing" className="border-t" />
      <CardContent className="pt-2">
        <DescriptionList
          items={[
            { label: "Name", value: customer.billing_name },
            { label: "Address", value: billing_address && <AddressText address={billing_address} /> },
            { label: "Tax ID", value: tax_id?.[0] },
          ]}
        />
      </CardContent>
      <CardHeader title="Metadata" className="border-t" />
      <CardContent className="pt-2">
        <MetadataList metadata={customer.metadata} />
      </CardContent>
    </Card>
  );
}
