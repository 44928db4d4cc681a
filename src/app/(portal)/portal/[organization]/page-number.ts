/** The page that an address names; the first one for what is no number. */
export const pageNumber = (given: string | string[] | undefined): number =>
  typeof given === "string" && /^[1-9]\d{0,5}$/.test(given) ? Number(given) : 1;
