import { readFileSync } from "node:fs";
import path from "node:path";
import { florinData } from "../setup/running.ts";
import type { Page } from "./test.ts";

/** Where the doubles are asked what somebody has there. */
function controlUrl(): string {
  try {
    return JSON.parse(readFileSync(path.join(florinData(), "doubles.json"), "utf8")).control;
  } catch (error) {
    throw new Error("Start the Florin of these tests by `node tests/setup/start-with-doubles.ts`.", {
      cause: error,
    });
  }
}

/** Calls a function of the double, `github` or `discord`, by its name. */
export async function atDouble(
  service: "github" | "discord",
  word: string,
  ...args: unknown[]
): Promise<unknown> {
  const answer = await fetch(`${controlUrl()}/${service}/${word}`, {
    method: "POST",
    body: JSON.stringify({ with: args }),
  });
  return ((await answer.json()) as { answer: unknown }).answer;
}

/** The person at the service's own page: which account is theirs, and whether they agree. */
export async function agree(page: Page, account: string, server = ""): Promise<void> {
  await page.getByLabel("Account").fill(account);
  await page.getByLabel("Server").fill(server);
  await page.getByRole("button", { name: "Authorize" }).click();
}

export const refuse = (page: Page) => page.getByRole("button", { name: "Cancel" }).click();
