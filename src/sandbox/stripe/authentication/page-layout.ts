const style = `
  :root { color-scheme: light dark; --ink: #1a1f36; --soft: #4f566b; --ground: #f6f8fa; --card: #fff; --line: #8792a2;
    --main: #4338ca; --onmain: #fff; }
  @media (prefers-color-scheme: dark) { :root { --ink: #f4f6fb; --soft: #b9c1d0; --ground: #11141c; --card: #1b202c;
    --line: #7a8499; --main: #a5b4fc; --onmain: #11141c; } }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 16px; background: var(--ground);
    color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
  main { width: 100%; max-width: 420px; padding: 24px; background: var(--card); border: 1px solid var(--line);
    border-radius: 12px; }
  h1 { margin: 0 0 8px; font-size: 20px; line-height: 1.3; overflow-wrap: anywhere; }
  p { margin: 0 0 24px; color: var(--soft); }
  form { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); }
  button, a { display: block; min-height: 44px; padding: 10px 16px; border: 1px solid var(--line); border-radius: 8px;
    background: transparent; color: var(--ink); font: inherit; font-weight: 600; text-align: center;
    text-decoration: none; cursor: pointer; }
  button.main, a { background: var(--main); border-color: var(--main); color: var(--onmain); }
  button:focus-visible, a:focus-visible { outline: 3px solid var(--main); outline-offset: 3px; }
`;

/** The challenge itself. `subject` says what the buyer agrees to. */
export function challengePage(subject: string): string {
  return layout(`
    <p>Your bank would ask you here to confirm ${escaped(subject)}. This is a test: no bank is asked and no money moves.</p>
    <form method="post">
      <button class="main" name="outcome" value="complete">Complete</button>
      <button name="outcome" value="fail">Fail</button>
    </form>`);
}

/** What came of the challenge, with a way on when there is one. */
export function resultPage(text: string, onward: string | null): string {
  const link = onward === null ? "" : `<a href="${escaped(onward)}">Continue</a>`;
  return layout(`<p role="status">${escaped(text)}</p>${link}`);
}

function layout(content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Test 3-D Secure authentication</title>
  <style>${style}</style>
</head>
<body>
  <main>
    <h1>Test 3-D Secure authentication</h1>${content}
  </main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
