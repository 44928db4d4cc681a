import "server-only";
import { Refusal } from "./refusal";

const refuse = (message: string) => new Refusal(422, "invalid_request", message);

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  const body: unknown = await request.json().catch(() => undefined);
  if (typeof body !== "object" || body === null) throw refuse("Send a JSON object.");
  return { ...body };
}

/** A field of 1 to 500 characters. @throws Refusal 422 */
export async function textOf(request: Request, field: string): Promise<string> {
  const value = (await bodyOf(request))[field];
  if (typeof value !== "string" || value.trim() === "" || value.length > 500)
    throw refuse(`${field} is to be a text of 1 to 500 characters.`);
  return value;
}

/** A prompt, and whether the picture is to be a large one. @throws Refusal 422 */
export async function pictureOf(request: Request): Promise<{ prompt: string; isLarge: boolean }> {
  const isLarge = (await bodyOf(request.clone())).high_resolution === true;
  return { prompt: await textOf(request, "prompt"), isLarge };
}

/** A number above 0 and up to `most`. @throws Refusal 422 */
export async function numberOf(request: Request, field: string, most: number): Promise<number> {
  const value = (await bodyOf(request))[field];
  if (typeof value !== "number" || !(value > 0 && value <= most))
    throw refuse(`${field} is to be a number above 0 and up to ${most}.`);
  return value;
}
