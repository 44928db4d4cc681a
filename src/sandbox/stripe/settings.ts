/** What the sandbox is told by its environment. */
export interface Settings {
  /** 0 takes any free port. */
  readonly port: number;
  /** The SQLite file that keeps everything. */
  readonly dataFile: string;
  readonly secretKey: string;
  readonly publishableKey: string;
  /** The endpoint that events go to from the start; more can be registered over the API. */
  readonly webhook: {
    readonly url: string;
    readonly secret: string;
    readonly events: readonly string[];
  } | null;
  /** Signs for endpoints that are registered over the API; without it each gets a secret of its own. */
  readonly webhookSecret: string | null;
}

/** Reads the settings, or throws one sentence that names what is missing or wrong. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const webhookSecret = env.STRIPE_WEBHOOK_SECRET || null;
  const url = env.STRIPE_WEBHOOK_URL || null;
  if (url !== null && webhookSecret === null) {
    throw new Error("STRIPE_WEBHOOK_URL is set but STRIPE_WEBHOOK_SECRET is not.");
  }
  return {
    port: readPort(env.STRIPE_SANDBOX_PORT ?? "0"),
    dataFile: required(env, "STRIPE_SANDBOX_DATA"),
    secretKey: required(env, "STRIPE_SECRET_KEY"),
    publishableKey: required(env, "STRIPE_PUBLISHABLE_KEY"),
    webhook:
      url === null || webhookSecret === null
        ? null
        : {
            url: checkedUrl(url),
            secret: webhookSecret,
            events: (env.STRIPE_WEBHOOK_EVENTS || "*").split(","),
          },
    webhookSecret,
  };
}

function required(env: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set.`);
  return value;
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error(`STRIPE_SANDBOX_PORT is not a port: ${text}`);
}

function checkedUrl(text: string): string {
  if (URL.canParse(text) && /^https?:/.test(text)) return text;
  throw new Error(`STRIPE_WEBHOOK_URL is not an http address: ${text}`);
}
