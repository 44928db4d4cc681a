import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import {
  CaptureExceedsHold,
  HoldExpired,
  HoldResolved,
  InsufficientCredits,
  LedgerDamaged,
  PricingConfigError,
} from "./errors";
import { getHold } from "./get-hold";
import { holdCredits } from "./hold-credits";
import { CreditHoldCapture, CreditHoldCreate, CreditHoldExtend, CreditHoldRelease } from "./input-schema";
import { listHolds } from "./list-holds";
import { HoldList } from "./list-queries";
import { answerDone } from "./operation";
import { captureHold, extendHold, releaseHold } from "./resolve-hold";
import { CreditHold, CreditHoldOperation } from "./schema";

const params = z.object({ id: Id });
const resolving = [ResourceNotFound, LedgerDamaged, HoldResolved, HoldExpired];

export const listCreditHolds = route({
  method: "GET",
  path: "/credits/holds",
  name: "credits.listHolds",
  summary: "List holds, as they were some seconds ago",
  access: merchant("credits:read"),
  query: HoldList,
  returns: pageOf(CreditHold),
  errors: [ResourceNotFound],
  handler: ({ ctx, query }) => listHolds(ctx, query),
});

export const createCreditHold = route({
  method: "POST",
  path: "/credits/holds",
  name: "credits.hold",
  summary: "Set credits of a customer aside for something that has not ended",
  access: merchant("credits:write"),
  body: CreditHoldCreate,
  returns: CreditHoldOperation,
  status: 201,
  errors: [ResourceNotFound, LedgerDamaged, InsufficientCredits, PricingConfigError],
  isUsage: true,
  remembersOperation: true,
  handler: async ({ ctx, operationId, body, call }) =>
    answerDone(call, await holdCredits(ctx, operationId, body)),
});

export const getCreditHold = route({
  method: "GET",
  path: "/credits/holds/{id}",
  name: "credits.getHold",
  summary: "Get a hold as it is now",
  access: merchant("credits:read"),
  params,
  returns: CreditHold,
  errors: [ResourceNotFound, LedgerDamaged],
  handler: ({ ctx, params: { id } }) => getHold(ctx, id),
});

export const extendCreditHold = route({
  method: "POST",
  path: "/credits/holds/{id}/extend",
  name: "credits.extendHold",
  summary: "Add credits or time to an open hold",
  access: merchant("credits:write"),
  params,
  body: CreditHoldExtend,
  returns: CreditHoldOperation,
  errors: [...resolving, InsufficientCredits],
  isUsage: true,
  remembersOperation: true,
  handler: async ({ ctx, operationId, params: { id }, body, call }) =>
    answerDone(call, await extendHold(ctx, operationId, id, body)),
});

export const captureCreditHold = route({
  method: "POST",
  path: "/credits/holds/{id}/capture",
  name: "credits.captureHold",
  summary: "Take what was used of a hold for good, and give the rest back",
  access: merchant("credits:write"),
  params,
  body: CreditHoldCapture,
  returns: CreditHoldOperation,
  errors: [...resolving, CaptureExceedsHold, PricingConfigError],
  isUsage: true,
  remembersOperation: true,
  handler: async ({ ctx, operationId, params: { id }, body, call }) =>
    answerDone(call, await captureHold(ctx, operationId, id, body)),
});

export const releaseCreditHold = route({
  method: "POST",
  path: "/credits/holds/{id}/release",
  name: "credits.releaseHold",
  summary: "Give a hold back, whole",
  access: merchant("credits:write"),
  params,
  body: CreditHoldRelease,
  returns: CreditHoldOperation,
  errors: resolving,
  isUsage: true,
  remembersOperation: true,
  handler: async ({ ctx, operationId, params: { id }, body, call }) =>
    answerDone(call, await releaseHold(ctx, operationId, id, body)),
});

export const holdRoutes = [
  listCreditHolds,
  createCreditHold,
  getCreditHold,
  extendCreditHold,
  captureCreditHold,
  releaseCreditHold,
];
