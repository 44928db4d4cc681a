/** What an attempt came to. */
type Outcome = { http_code: number | null; error: string | null };

/** What is probably the matter, and what to do about it. */
export type Hint = { title: string; text: string };

const ofStatus: readonly [matches: (status: number) => boolean, hint: Hint][] = [
  [
    (status) => status === 401 || status === 403,
    {
      title: "It refuses to let Florin in",
      text: "No login, session or CSRF check may stand before this address, and a firewall or bot filter must let it through. If your code refuses it: compare the secret with the one shown here, and verify the body as it came, before it is parsed.",
    },
  ],
  [
    (status) => status === 404 || status === 405,
    {
      title: "Nothing takes a POST at this address",
      text: "Compare the path with your route, a slash at its end included, and see that it answers POST and is deployed.",
    },
  ],
  [
    (status) => status === 410,
    {
      title: "It says that nobody is there any more",
      text: "410 disables an endpoint at once. Enable it again when the address is served.",
    },
  ],
  [
    (status) => status === 413,
    {
      title: "It takes no bodies of this size",
      text: "Events have up to 20 kB: raise the limit of your server or of the proxy before it.",
    },
  ],
  [
    (status) => status === 429,
    {
      title: "It limits how often it is called",
      text: "Leave this address out of rate limits, or answer with Retry-After: Florin obeys it, for a day at most.",
    },
  ],
  [
    (status) => status >= 300 && status < 400,
    {
      title: "It redirects",
      text: "Redirects are not followed. Enter the address at which they end: often https, with or without www or a slash.",
    },
  ],
  [
    (status) => status === 400 || status === 422,
    {
      title: "Your code does not accept it",
      text: "Most often the signature: verify the body as it came, before it is parsed, with this endpoint's secret. Its answer may say more.",
    },
  ],
  [
    (status) => status >= 500,
    {
      title: "Your server failed over it",
      text: "Its log says why. Answer 2xx at once and do the work afterwards: then a failure of yours does not hold up what follows.",
    },
  ],
];

const ofError: readonly [matches: RegExp, hint: Hint][] = [
  [
    /no answer within/,
    {
      title: "It takes too long",
      text: "An answer must be there, with its body, within 15 seconds. Answer 2xx at once and do the work afterwards.",
    },
  ],
  [
    /not an address of the internet/,
    {
      title: "The name leads to a private address",
      text: "Florin calls addresses of the internet alone. For your own machine use `florin listen`, or in test mode FLORIN_WEBHOOKS_TO_PRIVATE=on.",
    },
  ],
  [
    /certificate|self[- ]signed|SSL|TLS|EPROTO|altnames/i,
    {
      title: "Its certificate is not in order",
      text: "It must be valid, for this name, and come with the whole chain. Expired certificates and those signed by oneself are refused.",
    },
  ],
  [
    /ENOTFOUND|EAI_AGAIN|getaddrinfo/,
    {
      title: "The name is not known",
      text: "Look for a mistake in the address, or a DNS record that is missing or new.",
    },
  ],
  [
    /ECONNREFUSED/,
    {
      title: "Nobody listens there",
      text: "Your server is down, or listens on another port or address.",
    },
  ],
  [
    /socket hang up|ECONNRESET|EPIPE|aborted/,
    {
      title: "It closed the connection",
      text: "Your server, or a proxy before it, ended the connection without an answer: it may have crashed or restarted.",
    },
  ],
  [
    /EHOSTUNREACH|ENETUNREACH|ETIMEDOUT/,
    {
      title: "There is no way to it",
      text: "A firewall may drop the connection, or the address leads nowhere.",
    },
  ],
];

/** The usual cause of such a failure; null where it went well or nothing usual fits. */
export function hintOf({ http_code, error }: Outcome): Hint | null {
  if (http_code !== null && http_code >= 200 && http_code < 300) return null;
  if (http_code !== null) return ofStatus.find(([matches]) => matches(http_code))?.[1] ?? null;
  return (error !== null && ofError.find(([matches]) => matches.test(error))?.[1]) || null;
}
