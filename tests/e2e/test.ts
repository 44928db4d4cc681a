import { test as base, type Page } from "@playwright/test";

export { type Browser, type BrowserContext, expect, type Page, type Request } from "@playwright/test";

/** How long a busy machine may take to run a page's scripts. */
const PATIENCE_MS = 30_000;

/** How many times slower than it is the browser's processor may seem: a press that only works on a fast machine shows at 4 to 10. */
const SLOWNESS = Number(process.env.FLORIN_TEST_SLOWNESS || 1);

/** Waits until scripts have taken over all that is pressed and typed into: before that, most of it leads nowhere. */
export async function untilItHears(page: Page): Promise<void> {
  const hears = () => {
    // Another's page, or one without script.
    if (!("__next_f" in window)) return true;
    const controls = [...document.querySelectorAll("button, input:not([type=hidden]), select, textarea")];
    const isTaken = (control: Element) => Object.keys(control).some((key) => key.startsWith("__reactProps$"));
    if (!controls.every(isTaken)) return false;
    // What listens to keys, and to the server, begins to once the browser has drawn and has time.
    const state = window as { hasHadTime?: boolean };
    requestIdleCallback(
      () => {
        state.hasHadTime = true;
      },
      { timeout: 1_000 },
    );
    return state.hasHadTime ?? false;
  };
  await page.waitForFunction(hears, undefined, { timeout: PATIENCE_MS * SLOWNESS, polling: 30 });
}

/** Waits until what was drawn last listens to keys too, which a dialog begins to a moment after it is seen. */
const untilItListens = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 5_000 })));

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWNESS });
}

/** Lets nobody act on a page that was gone to, or read again, before it hears; unless they say until when they wait. */
function waitWith(page: Page): void {
  if (SLOWNESS > 1) slowDown(page).catch(() => undefined);
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = async (key, options) => {
    await untilItListens(page);
    await press(key, options);
  };
  const [goto, reload, goBack] = [page.goto.bind(page), page.reload.bind(page), page.goBack.bind(page)];
  page.goto = async (url, options) => {
    const answer = await goto(url, options);
    if (!options?.waitUntil) await untilItHears(page);
    return answer;
  };
  page.reload = async (options) => {
    const answer = await reload(options);
    if (!options?.waitUntil) await untilItHears(page);
    return answer;
  };
  page.goBack = async (options) => {
    const answer = await goBack(options);
    if (!options?.waitUntil) await untilItHears(page);
    return answer;
  };
}

/** The test of Playwright, whose pages wait until they hear, and of which none stays open behind it, drawing and listening on. */
export const test = base.extend<{ nothingLeft: undefined }, object>({
  browser: [
    async ({ browser }, use) => {
      browser.on("context", (context) => context.on("page", waitWith));
      await use(browser);
    },
    { scope: "worker" },
  ],
  nothingLeft: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
