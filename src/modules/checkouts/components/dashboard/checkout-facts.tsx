import Link from "next/link";
import { Answers } from "@/components/layout/answers";
import { DescriptionList } from "@/components/layout/description-list";
import { MetadataList } from "@/components/layout/metadata-list";
import { LocalTime } from "@/components/time/local-time";
import { AddressText } from "@/components/ui/address-text";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import type { Checkout } from "../../schema";

const link = "text-primary-text hover:underline";
const url = (text: string) => <span className="break-all">{text}</span>;

/** What the buyer has told so far. */
export function BuyerCard({ checkout, slug }: { checkout: Checkout; slug: string }) {
  const { customer_id: id, customer_email: email, customer_billing_address: address } = checkout;
  return (
    <Card>
      <CardHeader title="Buyer" />
      <CardContent className="pt-2">
        <DescriptionList
          items={[
            {
              label: "E-mail",
              value:
                id && email ? (
                  <Link className={link} href={`/dashboard/${slug}/customers/${id}`}>
                    {email}
                  </Link>
                ) : (
                  email
                ),
            },
            { label: "Name", value: checkout.customer_name },
            ...(checkout.is_business_customer
              ? [
                  { label: "Business", value: checkout.customer_billing_name },
                  { label: "Tax ID", value: checkout.customer_tax_id },
                ]
              : []),
            { label: "Address", value: address && <AddressText address={address} /> },
            { label: "IP address", value: checkout.customer_ip_address },
          ]}
        />
      </CardContent>
    </Card>
  );
}

/** Ids, times, and where the buyer goes. */
export function CheckoutFacts({ checkout, slug }: { checkout: Checkout; slug: string }) {
  const { product, order_id: orderId } = checkout;
  const goesToReceipt = checkout.success_url.startsWith(`${checkout.url}/`);
  const isOpen = checkout.status === "open" || checkout.status === "confirmed";
  return (
    <Card>
      <CardHeader title="Details" />
      <CardContent className="pt-2">
        <DescriptionList
          items={[
            { label: "Checkout ID", value: <CopyId id={checkout.id} label="Copy checkout ID" /> },
            {
              label: "Order",
              value: orderId && (
                <Link className={link} href={`/dashboard/${slug}/orders/${orderId}`}>
                  See the order
                </Link>
              ),
            },
            {
              label: "Product",
              value: product && (
                <Link className={link} href={`/dashboard/${slug}/products/${product.id}`}>
                  {product.name}
                </Link>
              ),
            },
            { label: "Opened", value: <LocalTime at={checkout.created_at} /> },
            ...(isOpen ? [{ label: "Expires", value: <LocalTime at={checkout.expires_at} /> }] : []),
            { label: "Afterwards", value: goesToReceipt ? "Our receipt" : url(checkout.success_url) },
            ...(checkout.return_url ? [{ label: "Back to", value: url(checkout.return_url) }] : []),
            ...(checkout.embed_origin ? [{ label: "Embedded in", value: url(checkout.embed_origin) }] : []),
          ]}
        />
      </CardContent>
      <Answers answers={checkout.custom_field_data} />
      <CardHeader title="Metadata" className="border-t" />
      <CardContent className="pt-2">
        <MetadataList metadata={checkout.metadata} />
      </CardContent>
    </Card>
  );
}
