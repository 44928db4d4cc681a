import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { beginCall } from "./call";
import { errorResponse } from "./error-response";

/** Whatever below /api/v1 is no endpoint: 404 in the shape of every other error. */
export const unknownPath = (request: Request): Response =>
  errorResponse(new ResourceNotFound(undefined, "There is no such endpoint."), beginCall(request), [
    ResourceNotFound,
  ]);
