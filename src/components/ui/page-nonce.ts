import { setNonce } from "get-nonce";

/**
 * The nonce of this page's content security policy, as its scripts carry it; undefined on the server.
 * Imported by every overlay, so that the scroll lock of Radix may add its style element under the policy.
 */
export const pageNonce: string | undefined =
  typeof document === "undefined"
    ? undefined
    : document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce || undefined;

if (pageNonce) setNonce(pageNonce);
