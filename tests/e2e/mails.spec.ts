import { runningFlorin } from "../setup/running.ts";
import { axe } from "./axe.ts";
import { signIn, unique } from "./merchant.ts";
import { expect, test } from "./test.ts";

const florin = runningFlorin();

test("every mail to customers is switched off in the settings, and shown there as it would come", async ({
  page,
}) => {
  await signIn(page);
  const slug = unique("mails");
  const made = await page.request.post("/api/v1/organizations", {
    data: { name: "Tea & Company", slug, brand_color: "#ffee00" },
    headers: { Origin: florin.url },
  });
  const { id, customer_email_settings: before } = await made.json();
  await page.goto(`/dashboard/${slug}/settings/mails`);
  const boxes = page.getByRole("main").getByRole("checkbox");
  await expect(boxes).toHaveCount(Object.keys(before).length);
  for (const box of await boxes.all()) await expect(box).toBeChecked();
  expect(await axe(page, (all) => all.include("main"))).toEqual([]);

  await page.getByRole("checkbox", { name: "Payment failed" }).uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("checkbox", { name: "Payment failed" })).not.toBeChecked();
  const settings = async () =>
    (await (await page.request.get(`/api/v1/organizations/${id}`)).json()).customer_email_settings;
  expect(await settings()).toEqual({ ...before, subscription_past_due: false });
  for (const box of await boxes.all()) await box.uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(async () =>
    expect(new Set(Object.values(await settings()))).toEqual(new Set([false])),
  ).toPass();

  const shown = page.waitForEvent("popup");
  await page.getByRole("link", { name: /^Preview: A renewal could not be charged/ }).click();
  const gallery = await shown;
  for (const scheme of ["light", "dark"]) {
    const mail = gallery.frameLocator(`iframe[title="The mail, ${scheme}"]`);
    await expect(mail.getByRole("heading", { name: "Your payment did not go through" })).toBeVisible();
    await expect(mail.getByText("Tea & Company", { exact: true })).toBeVisible();
  }
});

test("the gallery shows every mail light and dark, and on a phone nothing sticks out", async ({ page }) => {
  await page.goto("/dev/mailbox/templates?width=phone");
  const kinds = await page.getByRole("navigation", { name: "Kinds of mail" }).getByRole("link").all();
  expect(kinds.length).toBeGreaterThan(15);
  const hrefs = await Promise.all(kinds.map((link) => link.getAttribute("href")));
  const backgrounds = new Set<string>();
  for (const href of hrefs) {
    await page.goto(href ?? "");
    for (const scheme of ["light", "dark"]) {
      const body = page.frameLocator(`iframe[title="The mail, ${scheme}"]`).locator("body");
      await expect(body.getByRole("heading", { level: 1 })).toBeVisible();
      const [width, wanted, background] = await body.evaluate((element) => [
        element.scrollWidth,
        element.clientWidth,
        `${getComputedStyle(element).backgroundColor}`,
      ]);
      expect(width, `${href} ${scheme}`).toBe(wanted);
      backgrounds.add(`${scheme} ${background}`);
    }
  }
  expect([...backgrounds].sort()).toEqual(["dark rgb(15, 14, 13)", "light rgb(248, 247, 245)"]);
});
