import { readDocument } from "@/modules/api-reference";
import { OverviewPage } from "@/modules/api-reference/components/overview-page";
import { routes } from "@/modules/routes";
import { limits } from "@/server/auth/limits";

export default function ReferenceOverview() {
  const perMinute = { token: limits.api.max, address: limits.public.max };
  return <OverviewPage document={readDocument(routes).document} limits={perMinute} />;
}
