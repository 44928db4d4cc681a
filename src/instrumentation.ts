/** Runs once as the server starts, in the server's own bundle: here the worker begins. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { begin } = await import("@/modules/begin");
  await begin();
}
