const style = `:root{color-scheme:light dark}body{margin:0;min-height:100dvh;display:grid;place-items:center;padding:16px;box-sizing:border-box;
background:light-dark(#f8f7f5,#121110);color:light-dark(#1c1a17,#f2f0ec);font:16px/1.5 system-ui,sans-serif}
main{max-width:26rem;padding:32px;box-sizing:border-box;text-align:center;border:1px solid light-dark(#e6e3de,#33302c);border-radius:12px;
background:light-dark(#fff,#1b1a18)}h1{margin:0 0 8px;font-size:1.5rem;line-height:1.3}p{margin:0;color:light-dark(#66625b,#aaa59d)}`;

/** Answers 429 to a browser, as a page of its own: Next's pages cannot choose that status. `nonce` is that of the policy sent with it. */
export function busyPage(retryAfterSeconds: number, nonce: string): Response {
  const wait = retryAfterSeconds > 60 ? `${Math.ceil(retryAfterSeconds / 60)} minutes` : "a minute";
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Too many visits</title><style nonce="${nonce}">${style}</style></head><body><main><h1>Too many visits from your network</h1>
<p>Nothing was opened or charged. Wait ${wait}, then open the link again.</p></main></body></html>`;
  return new Response(html, {
    status: 429,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Retry-After": String(retryAfterSeconds),
      "Cache-Control": "private, no-store",
    },
  });
}
