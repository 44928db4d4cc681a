import { invalidField } from "@/lib/errors";
import type { CreateProduct, UpdateProduct } from "./schema";

type Given = string | null | undefined;
type Count = number | null | undefined;

/** An interval with its count; the count alone means nothing. @throws RequestValidationError */
function cycle(field: string, interval: Given, count: Count) {
  if (interval == null) {
    if (count != null) throw invalidField(field, `Needs ${field}, because ${field}_count is given.`);
    return { [field]: null, [`${field}_count`]: null };
  }
  return { [field]: interval, [`${field}_count`]: count ?? 1 };
}

/** What is kept of the recurring, trial and meter fields of a new product. @throws RequestValidationError */
export function recurrenceOf(input: CreateProduct) {
  const recurring = input.recurring_interval != null;
  for (const field of ["trial_interval", "meter_interval"] as const) {
    if (!recurring && input[field] != null)
      throw invalidField(field, "Only a product with a recurring_interval has this.");
  }
  return {
    ...cycle("recurring_interval", input.recurring_interval, input.recurring_interval_count),
    ...cycle("trial_interval", input.trial_interval, input.trial_interval_count),
    ...cycle("meter_interval", input.meter_interval, input.meter_interval_count),
  };
}

type Before = {
  recurring_interval: string | null;
  recurring_interval_count: number | null;
  trial_interval: string | null;
  trial_interval_count: number | null;
};

/** What an edit changes of them: the trial may change, the billing cycle never. @throws RequestValidationError */
export function changedRecurrence(before: Before, input: UpdateProduct) {
  for (const field of ["recurring_interval", "recurring_interval_count"] as const) {
    if (input[field] != null && input[field] !== before[field])
      throw invalidField(field, "Cannot be changed once the product exists: make another product.");
  }
  const { trial_interval: interval, trial_interval_count: count } = input;
  if (interval === undefined && count === undefined) return {};
  if (interval != null && before.recurring_interval === null)
    throw invalidField("trial_interval", "Only a product with a recurring_interval has this.");
  const next = interval === undefined ? before.trial_interval : interval;
  return cycle("trial_interval", next, next === null ? null : (count ?? before.trial_interval_count));
}
