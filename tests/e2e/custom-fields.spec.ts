import { axe, expectToFit } from "./axe.ts";
import { aProduct, beforeScripts, fill, open, ordersOf, PAYS, pay, read, receipt } from "./checkout-till.ts";
import { api, dashboardPath, signIn, unique } from "./merchant.ts";
import { expect, test } from "./test.ts";

async function aField(named: object) {
  const slug = unique("field");
  const { status, body } = await api("POST", "/custom-fields", {
    slug,
    name: "Team",
    properties: {},
    ...named,
  });
  expect(status).toBe(201);
  return body;
}

/** A product that asks for one of each. */
async function aSurvey() {
  const size = {
    options: [
      { value: "s", label: "Small" },
      { value: "l", label: "Large" },
    ],
  };
  const fields = [
    await aField({
      type: "text",
      name: "Team",
      properties: { max_length: 5, form_help_text: "Five letters." },
    }),
    await aField({ type: "number", name: "Seats", properties: { ge: 1, le: 9 } }),
    await aField({ type: "date", name: "Start" }),
    await aField({ type: "select", name: "Size", properties: size }),
    await aField({ type: "checkbox", name: "I agree to the terms" }),
  ];
  const required = [true, false, false, false, true];
  const product = await aProduct({
    attached_custom_fields: fields.map(({ id }, index) => ({
      custom_field_id: id,
      required: required[index],
    })),
  });
  const slugs = fields.map(({ slug }) => slug);
  return { products: [product.id], slugs };
}

test("a buyer is asked, told what is wrong beside the field, and the answers stand on the order", async ({
  page,
}) => {
  const { products, slugs } = await aSurvey();
  const [team = "", seats = "", start = "", size = "", terms = ""] = slugs;
  const checkout = await open(page, { products });
  await fill(page, PAYS);
  await pay(page);
  const teamField = page.getByLabel("Team");
  await expect(teamField).toBeFocused();
  await expect(teamField).toHaveAccessibleDescription(
    /Fill this in.*Five letters|Five letters.*Fill this in/,
  );
  await teamField.fill("Blue");
  await page.getByLabel("Seats").fill("12");
  await page.getByLabel("Start").fill("2026-03-01");
  await expect(page.getByLabel("Seats")).toHaveAccessibleDescription(/At most 9/);
  await page.getByLabel("Seats").fill("4");
  await page.getByLabel("Size").selectOption("Large");
  await pay(page);
  await expect(page.getByLabel("I agree to the terms")).toBeFocused();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axe(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  await expectToFit(page);
  await page.getByLabel("I agree to the terms").check();
  await pay(page);
  await expect(receipt(page)).toBeVisible();
  const [order] = await ordersOf(checkout.id);
  const answers = { [team]: "Blue", [seats]: 4, [start]: "2026-03-01", [size]: "l", [terms]: true };
  expect(order.custom_field_data).toEqual(answers);
  await signIn(page);
  await page.goto(`${await dashboardPath()}/orders/${order.id}`);
  await expect(page.getByText("Answers", { exact: true })).toBeVisible();
  await expect(page.getByText(team, { exact: true })).toBeVisible();
  await expect(page.getByText("2026-03-01")).toBeVisible();
});

test("answers typed before any script has run, and those of a reload, are kept", async ({ page }) => {
  const { products, slugs } = await aSurvey();
  const [team = "", seats = ""] = slugs;
  const { body } = await api("POST", "/checkouts", { products });
  await beforeScripts(page, `/checkout/${body.client_secret}`, async () => {
    await page.getByLabel("Team").fill("Early");
  });
  await expect.poll(async () => (await read(body.id)).custom_field_data).toEqual({ [team]: "Early" });
  await page.getByLabel("Seats").fill("3");
  await page.getByLabel("E-mail").focus();
  await expect
    .poll(async () => (await read(body.id)).custom_field_data)
    .toEqual({ [team]: "Early", [seats]: 3 });
  await page.reload();
  await expect(page.getByLabel("Team")).toHaveValue("Early");
  await expect(page.getByLabel("Seats")).toHaveValue("3");
});

test("a merchant makes a field, adds it to a product, edits it and deletes it", async ({ page }) => {
  const word = unique("ask");
  const product = await aProduct({ name: `Product ${word}` });
  await signIn(page);
  const path = await dashboardPath();
  await page.goto(`${path}/custom-fields`);
  await page.getByRole("button", { name: "New field" }).click();
  const dialog = page.getByRole("dialog", { name: "New custom field" });
  await dialog.getByLabel("Type").selectOption("select");
  await dialog.getByLabel("Name").fill(`Size ${word}`);
  await dialog.getByLabel("Slug").fill("not a slug");
  await dialog.getByLabel("Options").fill("s = Small\nLarge");
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(dialog.getByText("Letters, digits, hyphen and underscore only.")).toBeVisible();
  await dialog.getByLabel("Slug").fill(word);
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(dialog).toBeHidden();
  const { body } = await api("GET", `/custom-fields?query=${word}`);
  const options = [
    { value: "s", label: "Small" },
    { value: "Large", label: "Large" },
  ];
  expect(body.items[0]).toMatchObject({ type: "select", slug: word, properties: { options } });

  await page.goto(`${path}/products/${product.id}/edit`);
  await page.getByLabel("Add a field").selectOption(`Size ${word}`);
  await page.getByLabel(`Required: Size ${word}`).check();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page).toHaveURL(new RegExp(`/products/${product.id}$`));
  const saved = await api("GET", `/products/${product.id}`);
  expect(saved.body.attached_custom_fields).toMatchObject([{ custom_field: { slug: word }, required: true }]);

  await page.goto(`${path}/custom-fields?query=${word}`);
  const row = page.getByRole("row").filter({ hasText: word });
  await row.getByRole("button", { name: /^Edit/ }).click();
  const edit = page.getByRole("dialog", { name: "Edit custom field" });
  await edit.getByLabel("Label at the checkout").fill("How large?");
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(edit).toBeHidden();
  expect(await axe(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectToFit(page);
  await row.getByRole("button", { name: /^Delete/ }).click();
  await page.getByRole("button", { name: "Delete field" }).click();
  await expect(page.getByText("No field matches")).toBeVisible();
});
