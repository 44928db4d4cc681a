import { MailX } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Card, CardContent } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { findBrand } from "@/modules/customer-sessions/portal-page";
import { ConfirmEmail } from "@/modules/email-updates/components/confirm-email";
import { findOpenUpdate } from "@/modules/email-updates/find-open-update";
import { PortalDoor } from "../portal-frame";

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ token?: string | string[] }>;
};

export const metadata: Metadata = {
  title: { absolute: "Confirm your e-mail address" },
  referrer: "no-referrer",
};

/** Where the link of the mail leads that confirms a new address. */
export default async function ConfirmEmailPage({ params, searchParams }: Props) {
  const { organization: slug } = await params;
  const { token } = await searchParams;
  const brand = await findBrand(slug);
  if (!brand) notFound();
  const update = typeof token === "string" ? await findOpenUpdate(brand.id, token) : null;
  return (
    <PortalDoor brand={brand}>
      <h1 className="mb-5 font-semibold text-2xl tracking-tight">Confirm your e-mail address</h1>
      <Card className="max-w-md">
        {update && typeof token === "string" ? (
          <CardContent className="grid gap-4">
            <p className="text-sm">
              From now on {brand.name} knows you by <strong className="break-all">{update.email}</strong>.
            </p>
            <ConfirmEmail portal={slug} token={token} />
          </CardContent>
        ) : (
          <EmptyState
            icon={<MailX />}
            title="This link no longer works"
            description="It was used already, is older than an hour, or its address is taken. Ask for a new one in your account."
          />
        )}
      </Card>
    </PortalDoor>
  );
}
