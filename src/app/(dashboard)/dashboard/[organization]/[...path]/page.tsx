import { notFound } from "next/navigation";
import { requirePageContext } from "@/server/auth/page";

/** Any other address below an organization: the frame stays, and says that nothing is there. */
export default async function Unknown({ params }: { params: Promise<{ organization: string }> }) {
  await requirePageContext((await params).organization);
  notFound();
}
