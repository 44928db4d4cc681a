import { z } from "zod";
import { AddressInput } from "./address";

const hasNoCountry = (given: unknown) =>
  typeof given === "object" && given !== null && (given as { country?: unknown }).country === "";

/** An address as a form sends it: with no country chosen there is none. */
export const AddressForm = z.preprocess(
  (given) => (hasNoCountry(given) ? null : given),
  AddressInput.nullable(),
);
