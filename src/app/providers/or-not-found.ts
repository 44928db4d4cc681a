import "server-only";
import { notFound } from "next/navigation";
import { ZodError } from "zod";
import { ResourceNotFound } from "@/lib/errors";

/** What a page is about, or its not-found page: where there is no such thing, and where the address names no id at all. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ResourceNotFound || error instanceof ZodError) notFound();
    throw error;
  }
}
