import type { Metadata } from "next";
import { AuthLayout } from "@/components/layout/auth-layout";
import { buttonVariants } from "@/components/ui/button";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <AuthLayout
      title="There is no such page"
      description="The address may be mistyped, or it belongs to an organization that you are not a member of."
    >
      {/* No client-side link: its script would be loaded with every page, the checkout too. */}
      <a href="/" className={buttonVariants({ variant: "primary", className: "justify-self-start" })}>
        Go to the start
      </a>
    </AuthLayout>
  );
}
