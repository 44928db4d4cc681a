/** For a probe that asks whether the process answers at all; `/api/health` asks whether all it needs does. */
export const GET = (): Response => Response.json({ status: "ok" });

export const dynamic = "force-dynamic";
