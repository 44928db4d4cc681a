export type ContentSecurity = {
  /** New for every answer; Next puts it on its own scripts. */
  nonce: string;
  isDevelopment: boolean;
  /** Origin of the local Stripe sandbox, in place of Stripe's hosts. */
  sandboxOrigin: string | null;
  /** Origin of Clerk's interface for browsers, when Clerk signs people in. */
  clerkOrigin: string | null;
  /** Origin of the store that pages send files to, in place of this site. */
  uploadOrigin: string | null;
  /** The one site that may frame this page. */
  framedBy: string | null;
};

/** The content security policy of a page: what it may load, and from where. Nothing else runs, whatever slips into the page. */
export function contentSecurityPolicy(settings: ContentSecurity): string {
  const { nonce, isDevelopment, framedBy } = settings;
  const stripe = settings.sandboxOrigin
    ? {
        script: [],
        connect: [settings.sandboxOrigin],
        frame: [settings.sandboxOrigin],
        form: [settings.sandboxOrigin],
      }
    : {
        script: ["https://js.stripe.com"],
        connect: ["https://api.stripe.com"],
        frame: ["https://js.stripe.com", "https://hooks.stripe.com"],
        form: ["https://hooks.stripe.com"],
      };
  const clerk = settings.clerkOrigin
    ? { hosts: [settings.clerkOrigin], frames: ["https://challenges.cloudflare.com"] }
    : { hosts: [], frames: [] };
  const directives: Record<string, string[]> = {
    "default-src": ["'self'"],
    // 'strict-dynamic' lets trusted scripts load others; hosts count only in browsers that do not know it.
    "script-src": [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...stripe.script,
      ...clerk.hosts,
      ...(isDevelopment ? ["'unsafe-eval'"] : []),
    ],
    // A nonce would switch 'unsafe-inline' off, which Next's development server needs for its overlay.
    "style-src": ["'self'", isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:", "https:"],
    "connect-src": [
      "'self'",
      ...stripe.connect,
      ...clerk.hosts,
      ...(settings.uploadOrigin ? [settings.uploadOrigin] : []),
      ...(isDevelopment ? ["ws:"] : []),
    ],
    "frame-src": [...stripe.frame, ...clerk.frames],
    "worker-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'", ...stripe.form],
    "frame-ancestors": [framedBy ?? "'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}

/** The headers of a page beside its policy. `isHttps`: browsers are told never to ask over http again. */
export const pageHeaders = ({ isHttps, framedBy }: { isHttps: boolean; framedBy: string | null }) => ({
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy":
    'camera=(), microphone=(), geolocation=(), payment=(self "https://js.stripe.com" "https://hooks.stripe.com")',
  "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
  ...(isHttps && { "Strict-Transport-Security": "max-age=63072000" }),
  ...(!framedBy && { "X-Frame-Options": "DENY" }),
});
