import { invalidRequest } from "../wire/api-error.ts";

/** Where the buyer goes after 3-D Secure: an absolute http, https or app address, never one that runs as script. */
export function checkedReturnUrl(given: string | null): string | null {
  if (given === null) return null;
  const parsed = URL.canParse(given) ? new URL(given) : null;
  if (parsed === null || ["javascript:", "data:", "vbscript:", "blob:"].includes(parsed.protocol)) {
    throw invalidRequest(`Not a valid URL: ${given}`, "return_url", "url_invalid");
  }
  return given;
}
