import { fillCard, PAYS, pay, receipt } from "./checkout-till.ts";
import type { Shop } from "./shop-of-own.ts";
import { expect, type Page } from "./test.ts";

type Mail = { subject: string; text: string };

/** The first match in the latest mail to somebody that has one, once it has come. */
export async function inMail(page: Page, to: string, wanted: RegExp): Promise<string> {
  const read = async () => {
    const mails: Mail[] = await (await page.request.get(`/dev/mailbox.json?to=${to}`)).json();
    const found = mails.map(({ subject, text }) => wanted.exec(`${subject}\n${text}`)?.[1]);
    return found.find(Boolean) ?? "";
  };
  await expect.poll(read).not.toBe("");
  return read();
}

/** Subscribes as a person does, by the checkout's page. */
export async function subscribe(page: Page, shop: Shop, productId: string, email: string) {
  const { client_secret } = await shop.send("/checkouts", {
    products: [productId],
    customer_billing_address: { country: "HK" },
  });
  await page.goto(`/checkout/${client_secret}`);
  await page.getByLabel("E-mail").fill(email);
  await fillCard(page, PAYS);
  await page.getByLabel("Name on card").fill("Bo Buyer");
  await pay(page);
  await expect(receipt(page)).toBeVisible();
}

/** Signs in at the portal by the code that is mailed. */
export async function enter(page: Page, slug: string, email: string) {
  await page.goto(`/portal/${slug}`);
  await expect(page).toHaveURL(/\/sign-in\?page=overview$/);
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page.getByLabel("Code")).toBeFocused();
  await page.getByLabel("Code").fill(await inMail(page, email, /^(\d{3} \d{3}) is your code/));
  await page.keyboard.press("Enter");
}
