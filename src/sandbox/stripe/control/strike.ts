import type { HttpBindings } from "@hono/node-server";
import { ApiError } from "../wire/api-error.ts";
import type { Fault } from "./faults.ts";

/** Lets a fault strike before anything is done: throws the error, or cuts the connection and says so. */
export function faultBeforeWork(fault: Fault | undefined, bindings: HttpBindings): "dropped" | "none" {
  if (fault?.mode === "error_500") throw brokenDown();
  if (fault?.mode === "rate_limited") {
    throw new ApiError(429, {
      type: "invalid_request_error",
      code: "rate_limit",
      message: "Too many requests hit the API too quickly.",
    });
  }
  return fault?.mode === "drop" ? drop(bindings) : "none";
}

/** Lets a fault strike after the operation was carried out and kept. */
export function faultInAnswer(fault: Fault | undefined, bindings: HttpBindings): "dropped" | "none" {
  if (fault?.mode === "error_500_after") throw brokenDown();
  return fault?.mode === "drop_after" ? drop(bindings) : "none";
}

function drop(bindings: HttpBindings): "dropped" {
  bindings.incoming.socket.destroy();
  return "dropped";
}

function brokenDown(): ApiError {
  return new ApiError(500, { type: "api_error", message: "An unknown error occurred." });
}
