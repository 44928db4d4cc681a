import { z } from "zod";

export const Url = z.url({ protocol: /^https?$/ }).max(2_083);

/** `{CHECKOUT_ID}` in it becomes the id. */
export const SuccessUrl = z
  .string()
  .max(2_083)
  .refine((text) => Url.safeParse(text.replaceAll("{CHECKOUT_ID}", "id")).success, "Not an http(s) URL.");

/** Stands in the security policy of the page, where `*` would be every site and `;` would end the list. */
export const Origin = z
  .string()
  .max(300)
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text && /^https?:\/\/[\w.:[\]-]+$/.test(text),
    "Not an origin, as https://example.com.",
  );
