import "server-only";
import type { z } from "zod";
import { newId } from "@/lib/id";
import { permit } from "@/server/auth/access";
import type { PageContext } from "@/server/auth/page";
import type { Call } from "./call";
import type { Route } from "./route";

type Given = { params?: unknown; query?: unknown };

/**
 * Answers a page of the dashboard what the endpoint would answer the browser, without a request to oneself:
 * same access, same input check, same handler, same shape. For endpoints that only read and need no `call`.
 * @throws ZodError when the query does not fit, and whatever the endpoint throws
 */
export async function answerPage(page: PageContext, route: Route, given: Given = {}): Promise<unknown> {
  const { spec } = route;
  const { ctx, user, role } = page;
  const membership = { organizationId: ctx.organizationId, role };
  const subject = { type: "user" as const, userId: user.id, email: user.email, membership };
  permit(spec.access, subject);
  const parse = (schema: z.ZodType | undefined, value: unknown) => schema?.parse(value ?? {});
  const answer = await spec.handler({
    ctx,
    subject,
    params: parse(spec.params, given.params),
    query: parse(spec.query, given.query),
    body: undefined,
    operationId: newId(),
    call: undefined as unknown as Call,
  });
  return spec.returns?.parse(answer);
}
