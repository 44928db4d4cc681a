import { messageOf } from "../lib/fail.ts";
import { output } from "../lib/process.ts";
import { onPath } from "../services/redis-binary.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/**
 * The path of a Chromium: that of CHROMIUM_PATH or on PATH, else installed with apt-get where that asks nothing. Undefined when there is
 * none; then Playwright looks for its own.
 */
export async function findChromium(): Promise<string | undefined> {
  const found = process.env.CHROMIUM_PATH || NAMES.map(onPath).find(Boolean);
  if (found) return found;
  const apt = onPath("apt-get");
  if (!apt || process.getuid?.() !== 0) return undefined;
  console.log("\nInstalling Chromium for the tests in a browser …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    await output(apt, ["update", "-q"], { env });
    await output(apt, ["install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-liberation"], {
      env,
    });
  } catch (error) {
    console.log(messageOf(error));
  }
  return onPath("chromium");
}
