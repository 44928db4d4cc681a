import type { NextRequest } from "next/server";
import { answer } from "@/lib/answer";
import { credits } from "@/lib/credits";
import { currentUser } from "@/lib/user";

export async function GET(request: NextRequest): Promise<Response> {
  return answer(async () => {
    const before = request.nextUrl.searchParams.get("before");
    return credits.getTransactions(await currentUser(), { limit: 10, ...(before && { before }) });
  });
}
