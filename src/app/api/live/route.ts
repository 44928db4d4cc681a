/** For a probe that asks whether the process answers at all; `/api/health` asks whether all it needs does. */
export const GET = (): Response =>
  Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store, no-transform" } });

export const dynamic = "force-dynamic";
