import { type NextRequest, NextResponse } from "next/server";
import { isVisitor, VISITOR } from "./lib/visitor";

/** Gives each visitor an id that nobody else can guess. */
export function proxy(request: NextRequest): NextResponse {
  if (isVisitor(request.cookies.get(VISITOR)?.value)) return NextResponse.next();
  const id = crypto.randomUUID();
  request.cookies.set(VISITOR, id);
  const response = NextResponse.next({ request: { headers: new Headers(request.headers) } });
  const secure = request.nextUrl.protocol === "https:";
  response.cookies.set(VISITOR, id, { httpOnly: true, sameSite: "lax", secure, maxAge: 365 * 24 * 60 * 60 });
  return response;
}

export const config = { matcher: ["/((?!_next/|api/webhooks/|api/cron/).*)"] };
