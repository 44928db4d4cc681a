import { mails } from "@/modules/mails";
import { world } from "@/server/context";
import { isMailboxOpen, readMailbox } from "@/server/mail/mailbox";

export const dynamic = "force-dynamic";

/** The local mailbox for tests: `?to=` narrows it to one recipient. */
export async function GET(request: Request): Promise<Response> {
  if (!isMailboxOpen()) return new Response("Not found", { status: 404 });
  const to = new URL(request.url).searchParams.get("to") ?? undefined;
  return Response.json(await readMailbox(world(), mails, { to }), {
    headers: { "Cache-Control": "no-store" },
  });
}
