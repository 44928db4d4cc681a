import type { Metadata } from "next";
import { Section } from "@/components/layout/section";
import { Card, CardContent } from "@/components/ui/card";
import { listCountries } from "@/lib/country-names";
import { mayInPortal } from "@/lib/portal-rights";
import { enteredPortal } from "@/modules/customer-sessions/portal-page";
import { OwnData } from "@/modules/customers/components/portal/own-data";
import { OwnDetails } from "@/modules/customers/components/portal/own-details";
import { readOwnAccount } from "@/modules/customers/read-own-account";
import { ChangeEmail } from "@/modules/email-updates/components/change-email";
import { PortalFrame } from "../portal-frame";

type Props = { params: Promise<{ organization: string }> };

export const metadata: Metadata = { title: { absolute: "Your account" } };

/** Who a customer is: whom invoices are written to, where mail goes, and what becomes of all of it. */
export default async function OwnAccountPage({ params }: Props) {
  const { organization: slug } = await params;
  const portal = await enteredPortal(slug, "account");
  const { customer, mayChangeEmail } = await readOwnAccount(portal);
  const isOwner = mayInPortal(portal.member.role, "own");
  return (
    <PortalFrame portal={portal} title="Your account" current="account">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <Section
          title="Billing details"
          description="Invoices are written to them, and tax follows the country."
        >
          <Card>
            <CardContent>
              <OwnDetails portal={slug} customer={customer} countries={listCountries()} />
            </CardContent>
          </Card>
        </Section>
        {isOwner ? (
          <>
            <Section title="E-mail">
              <Card>
                <CardContent>
                  {mayChangeEmail ? (
                    <ChangeEmail portal={slug} email={customer.email} />
                  ) : (
                    <p className="break-all text-sm">{customer.email}</p>
                  )}
                </CardContent>
              </Card>
            </Section>
            <Section title="Your data" description="All of it in one file of JSON, or gone for good.">
              <OwnData portal={slug} />
            </Section>
          </>
        ) : null}
      </div>
    </PortalFrame>
  );
}
