import "server-only";
import { z } from "zod";

const text = z.string().trim().min(1).optional();

/**
 * Every setting the application reads, checked once at start; `.env.example` lists the same names.
 * `npm start` fills in what is not set from what it starts itself.
 */
const Settings = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("development"),
  FLORIN_ROLE: z.enum(["all", "web", "worker"]).default("all"),
  FLORIN_URL: z.url().default("http://127.0.0.1:3000"),
  FLORIN_DATA: z.string().default(".florin"),
  FLORIN_SECRET: z.string().min(32),
  FLORIN_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  FLORIN_RATE_LIMITS: z.enum(["on", "off"]).default("on"),
  FLORIN_WEBHOOKS_TO_PRIVATE: z.enum(["on", "off"]).default("off"),
  FLORIN_KEEP_DELIVERIES_DAYS: z.coerce.number().int().min(4).max(3_650).default(30),
  FLORIN_KEEP_EVENTS_DAYS: z.coerce.number().int().min(30).max(3_650).default(400),
  FLORIN_WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(8),
  FLORIN_STRIPE_CONCURRENCY: z.coerce.number().int().min(1).max(200).default(16),
  FLORIN_DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(20),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  DATABASE_URL: z.string().min(1),
  REDIS_URL: text,
  UPSTASH_REDIS_REST_URL: text,
  UPSTASH_REDIS_REST_TOKEN: text,
  STRIPE_SECRET_KEY: z.string().min(1),
  STRIPE_PUBLISHABLE_KEY: z.string().min(1),
  STRIPE_WEBHOOK_SECRET: z.string().min(1),
  STRIPE_API_URL: text,
  STRIPE_TAX: z.enum(["on", "off"]).default("off"),
  CLERK_SECRET_KEY: text,
  NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: text,
  CLERK_WEBHOOK_SIGNING_SECRET: text,
  CLERK_JWT_KEY: text,
  SMTP_URL: text,
  MAIL_FROM: z.string().default("Florin <no-reply@localhost>"),
  GITHUB_APP_ID: text,
  GITHUB_APP_PRIVATE_KEY: text,
  GITHUB_CLIENT_ID: text,
  GITHUB_CLIENT_SECRET: text,
  GITHUB_API_URL: z.url().default("https://api.github.com"),
  GITHUB_URL: z.url().default("https://github.com"),
  DISCORD_CLIENT_ID: text,
  DISCORD_CLIENT_SECRET: text,
  DISCORD_BOT_TOKEN: text,
  DISCORD_API_URL: z.url().default("https://discord.com/api/v10"),
  S3_BUCKET: text,
  S3_REGION: z.string().default("auto"),
  S3_ENDPOINT: text,
  S3_ACCESS_KEY_ID: text,
  S3_SECRET_ACCESS_KEY: text,
});
export type Settings = z.output<typeof Settings>;

/** The names of every setting, for the test that compares them with `.env.example`. */
export const settingNames = Object.keys(Settings.shape);

let parsed: Settings | undefined;

function settings(): Settings {
  if (parsed) return parsed;
  // An empty line in a .env file means "not set".
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const result = Settings.safeParse(given);
  if (!result.success) throw new Error(`Settings: ${z.prettifyError(result.error)}`);
  parsed = result.data;
  return parsed;
}

/** Read on first use, so that a build needs no settings. */
export const env = new Proxy({} as Settings, { get: (_, name) => settings()[name as keyof Settings] });
