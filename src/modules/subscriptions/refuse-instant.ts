import { invalidField } from "@/lib/errors";
import { DAY_MS } from "@/lib/time";

/** What is farther ahead is a slip of the pen: a hundred years. */
const MOST_MS = 36_525 * DAY_MS;

/** Refuses an instant that is past, or too far ahead for anything to come after it. @throws RequestValidationError */
export function refuseInstant(field: string, at: Date, now: Date): void {
  if (at <= now) throw invalidField(field, "This is past. Name an instant to come.");
  if (at.getTime() - now.getTime() > MOST_MS) throw invalidField(field, "At most a hundred years ahead.");
}
