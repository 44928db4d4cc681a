import "server-only";
import { enteredPortal } from "@/modules/customer-sessions";
import { exportOwnData } from "./export-own-data";

/** All that there is of the customer whose session the browser holds, as a file; whoever has none signs in first. */
export async function downloadOwnData(slug: string): Promise<Response> {
  const { ctx, customerId } = await enteredPortal(slug, "account", "own");
  const data = await exportOwnData(ctx, customerId);
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      "Content-Type": "application/json",
      "Content-Disposition": `attachment; filename="my-data.json"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
