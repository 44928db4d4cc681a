import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent } from "@/components/ui/card";
import { SignIn } from "@/modules/customer-sessions/components/sign-in";
import { findBrand, findPortalPage } from "@/modules/customer-sessions/portal-page";
import { portalPageOf, portalPath } from "@/modules/customer-sessions/portal-pages";
import { PortalDoor } from "../portal-frame";

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ page?: string | string[]; deleted?: string | string[] }>;
};

export const metadata: Metadata = { title: { absolute: "Sign in to your account" } };

/** Lets a customer in by a code that is mailed to them; whoever is in already goes on. */
export default async function SignInPage({ params, searchParams }: Props) {
  const { organization: slug } = await params;
  const { page: wanted, deleted } = await searchParams;
  const page = portalPageOf(wanted);
  const brand = await findBrand(slug);
  if (!brand) notFound();
  if (await findPortalPage(slug)) redirect(portalPath(slug, page));
  return (
    <PortalDoor brand={brand}>
      {deleted === "yes" ? (
        <Alert tone="success" role="status" className="mb-5">
          Your data is deleted. Your plans have ended.
        </Alert>
      ) : null}
      <h1 className="mb-2 font-semibold text-2xl tracking-tight">Sign in to your account</h1>
      <p className="mb-5 text-muted-foreground">
        Your plans, orders and credits with {brand.name}. There is no password: a code comes by e-mail.
      </p>
      <Card className="max-w-md">
        <CardContent>
          <SignIn portal={slug} page={page} />
        </CardContent>
      </Card>
    </PortalDoor>
  );
}
