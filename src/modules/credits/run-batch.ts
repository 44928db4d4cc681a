import "server-only";
import { createHash } from "node:crypto";
import { DomainError, ServiceUnavailable } from "@/lib/errors";
import type { Context } from "@/server/context";
import { isDependencyFailure } from "@/server/dependency-failure";
import { deductCredits } from "./deduct-credits";
import { grantCredits } from "./grant-credits";
import { holdCredits } from "./hold-credits";
import type { CreditBatch, CreditBatchOperation } from "./input-schema";
import type { Done } from "./operation";
import { refundCredits } from "./refund-credits";
import { captureHold, extendHold, releaseHold } from "./resolve-hold";
import type { CreditBatchResult } from "./schema";
import { transferCredits } from "./transfer-credits";

type Result = CreditBatchResult["results"][number];

/**
 * Runs operations one after another, each by itself: one that is refused changes nothing and stops no other. Each answers as its own endpoint
 * would; sent again under the same operation id, all of them do nothing again.
 */
export async function runBatch(
  ctx: Context,
  operationId: string,
  { operations }: CreditBatch,
): Promise<Done<CreditBatchResult>> {
  const results: Result[] = [];
  let repeated = true;
  for (const [index, operation] of operations.entries()) {
    const id = partOf(operationId, index);
    try {
      const done = await run(ctx, id, operation);
      results.push({ status: statusOf(operation), body: done.answer });
      repeated &&= done.repeated;
    } catch (error) {
      results.push(refused(error));
      repeated = false;
    }
  }
  return { answer: { results }, repeated };
}

/** An id for each operation of a batch, always the same: a UUID made of the batch's. */
function partOf(operationId: string, index: number): string {
  const hex = createHash("sha256").update(`${operationId} ${index}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const statusOf = ({ operation }: CreditBatchOperation) =>
  operation === "extend" || operation === "capture" || operation === "release" ? 200 : 201;

function run(ctx: Context, id: string, input: CreditBatchOperation): Promise<Done<Record<string, unknown>>> {
  switch (input.operation) {
    case "grant":
      return grantCredits(ctx, id, input);
    case "deduct":
      return deductCredits(ctx, id, input);
    case "hold":
      return holdCredits(ctx, id, input);
    case "extend":
      return extendHold(ctx, id, input.hold_id, input);
    case "capture":
      return captureHold(ctx, id, input.hold_id, input);
    case "release":
      return releaseHold(ctx, id, input.hold_id, input);
    case "refund":
      return refundCredits(ctx, id, input);
    case "transfer":
      return transferCredits(ctx, id, input);
  }
}

function refused(thrown: unknown): Result {
  const error =
    !(thrown instanceof DomainError) && isDependencyFailure(thrown) ? new ServiceUnavailable() : thrown;
  if (!(error instanceof DomainError)) throw error;
  return { status: error.status, body: { error: error.kind, detail: error.message, ...error.details } };
}
