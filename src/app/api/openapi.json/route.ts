import { readDocument } from "@/modules/api-reference";
import { routes } from "@/modules/routes";

export const dynamic = "force-dynamic";

/** The OpenAPI 3.1 document of the API; for any site, because it holds nothing of anybody. */
export const GET = (): Response =>
  new Response(readDocument(routes).text, {
    headers: { "Content-Type": "application/json", "Access-Control-Allow-Origin": "*" },
  });
