import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "./test.ts";

/** What axe objects to on the page, once nothing on it is being read: its address, the rule, the elements. `within` narrows what is looked at. */
export async function axe(page: Page, within = (builder: AxeBuilder) => builder): Promise<unknown[]> {
  // What is about to be replaced is paler.
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  const builder = new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    // Where there are no frames all of it is done in the page itself, which is three times as fast.
    .setLegacyMode(page.frames().length === 1);
  const { violations } = await within(builder).analyze();
  return violations.map(({ id, nodes }) => [page.url(), id, nodes.map(({ html }) => html)]);
}

/** Waits until the page is no wider than its window: right after that changed, parts of it still have the width they were measured with. */
export const expectToFit = (page: Page): Promise<void> =>
  expect
    .poll(() =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    )
    .toBeLessThanOrEqual(0);
