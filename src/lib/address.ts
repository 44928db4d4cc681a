import { z } from "zod";
import { isCountry, isStateOf } from "./countries";

const optionalLine = z.string().trim().max(200).nullish();

/** ISO 3166-1 alpha-2. Upper case is answered. */
export const Country = z
  .string()
  .regex(/^[A-Za-z]{2}$/, "Two letters of ISO 3166-1.")
  .toUpperCase()
  .refine(isCountry, "Not a country of ISO 3166-1.")
  .meta({ description: "ISO 3166-1 alpha-2", example: "DE" });

/** A billing address as it is sent. `state` as `CA` or `US-CA`; only its country is required. */
export const AddressInput = z
  .strictObject({
    line1: optionalLine,
    line2: optionalLine,
    postal_code: optionalLine,
    city: optionalLine,
    state: optionalLine,
    country: Country,
  })
  .transform(({ country, ...lines }): Address => {
    const line = (text: string | null | undefined) => text || null;
    return {
      line1: line(lines.line1),
      line2: line(lines.line2),
      postal_code: line(lines.postal_code),
      city: line(lines.city),
      state: stateCode(line(lines.state), country),
      country,
    };
  })
  .refine(({ country, state }) => state === null || isStateOf(country, state), {
    path: ["state"],
    error: "Not a state of this country: two letters, as US-CA or CA.",
  })
  .meta({ id: "AddressInput" });

/** A billing address as it is answered: `state` as `US-CA`. */
export const Address = z
  .object({
    line1: z.string().nullable(),
    line2: z.string().nullable(),
    postal_code: z.string().nullable(),
    city: z.string().nullable(),
    state: z.string().nullable().meta({ example: "US-CA" }),
    country: Country,
  })
  .meta({ id: "Address" });
export type Address = z.output<typeof Address>;

/** `ca` in the US → `US-CA`; what is no short code (a county, say) stays as it is. */
function stateCode(state: string | null, country: string): string | null {
  if (!state) return null;
  if (/^[A-Za-z]{2}-[A-Za-z0-9]{1,3}$/.test(state)) return state.toUpperCase();
  return /^[A-Za-z0-9]{1,3}$/.test(state) ? `${country}-${state.toUpperCase()}` : state;
}
