import type { NextConfig } from "next";

/** The API is open to scripts of any site, without cookies: whoever calls shows a token. */
const crossOrigin = [
  { key: "Access-Control-Allow-Origin", value: "*" },
  {
    key: "Access-Control-Expose-Headers",
    value:
      "x-request-id, ratelimit-limit, ratelimit-remaining, ratelimit-reset, retry-after, idempotency-replayed, www-authenticate",
  },
];

/** What a browser asks before such a request. */
const preflight = [
  { key: "Access-Control-Allow-Methods", value: "GET, POST, PATCH, PUT, DELETE, OPTIONS" },
  {
    key: "Access-Control-Allow-Headers",
    value: "authorization, content-type, idempotency-key, x-request-id",
  },
  { key: "Access-Control-Max-Age", value: "86400" },
];
const asksBefore = [{ type: "header" as const, key: "access-control-request-method" }];

/** Pages get theirs from src/proxy.ts, with a policy of their own. */
const answersAndFiles = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
];

const answers = [
  { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" },
  { key: "X-Frame-Options", value: "DENY" },
];

export default {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // Pages and files; the API says `no-transform`.
  compress: true,
  skipTrailingSlashRedirect: true,
  serverExternalPackages: [
    "graphile-worker",
    "pino",
    "pg",
    "ioredis",
    "nodemailer",
    "@react-email/render",
    "sales-tax",
    "pdfkit",
  ],
  // Types are checked by `npm run check`, tests and scripts included: a start must not fail for them.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname, rules: { "*.lua": { type: "text" } } },
  // As a fallback: Next compiles any other kind anew at each request for a path with an id in it.
  rewrites: async () => ({
    beforeFiles: [],
    afterFiles: [],
    fallback: [{ source: "/v1/:path*", destination: "/api/v1/:path*" }],
  }),
  headers: async () => [
    { source: "/:path*", headers: answersAndFiles },
    { source: "/api/:path*", headers: answers },
    ...["/api/v1/:path*", "/v1/:path*"].flatMap((source) => [
      { source, headers: crossOrigin },
      { source, has: asksBefore, headers: preflight },
    ]),
    { source: "/v1/:path*", headers: answers },
  ],
} satisfies NextConfig;
