import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { DomainError, RequestValidationError, ServiceUnavailable } from "@/lib/errors";
import { newId } from "@/lib/id";
import { actingAs } from "@/server/actor";
import { type Access, organizationOf, permit, type Subject } from "@/server/auth/access";
import { actorOf } from "@/server/auth/actor-of";
import type { Allowance } from "@/server/auth/count";
import { NotPermitted, TooManyRequests } from "@/server/auth/errors";
import { identify } from "@/server/auth/identify";
import { inOrganization } from "@/server/clock";
import { type Context, type World, world } from "@/server/context";
import { noteCall } from "@/server/db/note-call";
import { isDependencyFailure } from "@/server/dependency-failure";
import { env } from "@/server/env";
import { log, logContext } from "@/server/log";
import { addressOf } from "./address";
import { fieldsOf } from "./form-fields";

/** What a form shows: nothing yet, the fields that are wrong, one message for all of it, or success. */
export type FormState<R = unknown> = {
  ok: boolean;
  message?: string | undefined;
  /** By the field's name; a nested one by its path: `prices.0.price_amount`. */
  fields?: { [name: string]: string[] | undefined } | undefined;
  /** What the action wants to show once, such as a token just made. */
  result?: R;
};

/** A server action: takes the state before and the form, answers the state after. */
export type FormAction<R = unknown> = (previous: FormState<R>, form: FormData) => Promise<FormState<R>>;

type Said<R> = { message?: string; result?: R };

/**
 * A server action for one form of an organization: same schema and same use case as the REST endpoint, another door.
 * The form names its organization in the hidden field `organization_id`, which only a member of it may do.
 * `say` turns the result into what the form shows; it may also revalidate a path or redirect.
 */
export const formAction = <S extends z.ZodType, T, R = undefined>(
  access: Access,
  schema: S,
  run: (ctx: Context, input: z.output<S>, subject: Subject) => Promise<T>,
  say?: (result: T, input: z.output<S>) => Said<R> | undefined,
): FormAction<R> =>
  serveForm(
    access,
    schema,
    async (here, input, subject) => {
      const organizationId = organizationOf(subject);
      if (organizationId === null) throw new NotPermitted();
      return run(await inOrganization(here, organizationId), input, subject);
    },
    say,
  );

/** A server action for a form that belongs to no organization: sign in, accept an invitation, make an organization. */
export const openFormAction = <S extends z.ZodType, T, R = undefined>(
  access: Access,
  schema: S,
  run: (world: World, input: z.output<S>, subject: Subject) => Promise<T>,
  say?: (result: T, input: z.output<S>) => Said<R> | undefined,
): FormAction<R> => serveForm(access, schema, run, say);

const serveForm =
  <S extends z.ZodType, T, R>(
    access: Access,
    schema: S,
    run: (world: World, input: z.output<S>, subject: Subject) => Promise<T>,
    say?: (result: T, input: z.output<S>) => Said<R> | undefined,
  ): FormAction<R> =>
  (_previous, form) =>
    logContext.run({ requestId: newId() }, async () => {
      try {
        const here = world();
        const { organization_id: organizationId, ...fields } = fieldsOf(form);
        const subject = await whoSends(here, organizationId);
        permit(access, subject);
        const input = schema.safeParse(fields);
        if (!input.success) return { ok: false, fields: fieldErrors(input.error.issues) };
        const result = await auditedForm(access, here, subject, () => run(here, input.data, subject));
        return { ok: true, ...say?.(result, input.data) };
      } catch (error) {
        return failure(error);
      }
    });

/** As for an endpoint; a form has no name of its own, but what it may do has. */
async function auditedForm<T>(access: Access, here: World, subject: Subject, run: () => Promise<T>) {
  const { requestId = newId() } = logContext.getStore() ?? {};
  const address = addressOf(new Headers(await headers()));
  const actor = actorOf(subject, { requestId, address, callId: newId() });
  const result = await actingAs(actor, run);
  const organizationId = organizationOf(subject);
  const noun = access.scope?.split(":")[0];
  if (actor && organizationId && noun && access.scope?.endsWith(":write"))
    await noteCall(here, {
      organizationId,
      actor,
      action: `${noun}.changed`,
      noun,
      objectId: null,
      sent: null,
    });
  return result;
}

/** Next has already compared Origin and Host; so the sender is read as for a request of our own. */
async function whoSends(here: World, organizationId: unknown): Promise<Subject> {
  const given = new Headers(await headers());
  given.delete("authorization");
  given.delete("x-florin-organization");
  if (typeof organizationId === "string") given.set("x-florin-organization", organizationId);
  const request = new Request(env.FLORIN_URL, { headers: given });
  return (await identify(here, request, addressOf(given))).subject;
}

function failure(error: unknown): FormState<never> {
  unstable_rethrow(error);
  if (error instanceof RequestValidationError) {
    const issues = error.details.detail.map(({ loc, msg }) => ({ path: loc.slice(1), message: msg }));
    const message = issues.find(({ path }) => path.length === 0)?.message;
    return { ok: false, fields: fieldErrors(issues), ...(message && { message }) };
  }
  if (error instanceof TooManyRequests) return { ok: false, message: waitingTime(error) };
  if (error instanceof DomainError) return { ok: false, message: error.message };
  log.error({ err: error }, "form failed");
  const message = isDependencyFailure(error)
    ? new ServiceUnavailable().message
    : "Something failed on our side. Nothing was changed; try again in a moment.";
  return { ok: false, message };
}

/** People read no headers: the sentence itself says how long. */
function waitingTime(error: Error): string {
  const { allowance } = error as Error & { allowance?: Allowance };
  const minutes = Math.max(1, Math.ceil((allowance?.resetSeconds ?? 60) / 60));
  return `That was tried too often. Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`}, then try again.`;
}

function fieldErrors(issues: readonly { path: readonly PropertyKey[]; message: string }[]) {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of issues) {
    const name = path.map(String).join(".");
    if (name) fields[name] = [...(fields[name] ?? []), message];
  }
  return fields;
}
