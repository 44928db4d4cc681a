import { afterAll, vi } from "vitest";

/**
 * Test files share a process: other people's code is loaded once and not for each of them, which is a quarter of all the work. Of ours
 * nothing goes from one file to the next: its modules are loaded anew, and settings and what it keeps for the whole process end with the file.
 */
const before = { ...process.env };
vi.resetModules();

// What was registered first runs last.
afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  for (const name of Object.keys(globalThis))
    if (name.startsWith("florin")) Reflect.deleteProperty(globalThis, name);
});
