import "server-only";
import { listen, type Notice } from "@/server/events/listen";
import { onShutdown } from "@/server/shutdown";

const HEARTBEAT_MS = 20_000;

/**
 * Answers with server-sent events about one object or organization: `first()` at once, then whatever `onNotice` makes
 * of each event (null: nothing is sent). The browser connects again by itself, and then gets `first()` anew.
 */
export async function eventStream(
  request: Request,
  id: string,
  first: () => Promise<object | null>,
  onNotice: (notice: Notice) => Promise<object | null>,
): Promise<Response> {
  const encoder = new TextEncoder();
  let isOpen = true;
  let release = () => {};
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (text: string) => {
        if (isOpen) controller.enqueue(encoder.encode(text));
      };
      const close = () => {
        if (!isOpen) return;
        isOpen = false;
        release();
        controller.close();
      };
      const send = (data: object | null) => data && write(`data: ${JSON.stringify(data)}\n\n`);
      const stopListening = await listen(id, (notice) => {
        onNotice(notice).then(send, close);
      });
      const heartbeat = setInterval(() => write(": still here\n\n"), HEARTBEAT_MS);
      const forget = onShutdown(close);
      release = () => {
        forget();
        clearInterval(heartbeat);
        stopListening();
      };
      // The reader may have gone while the listening began.
      if (!isOpen) return release();
      request.signal.addEventListener("abort", close);
      write("retry: 1000\n\n");
      // After listening began: a change in between is seen by one of the two.
      send(await first());
    },
    cancel: () => {
      isOpen = false;
      release();
    },
  });
  return new Response(stream, {
    headers: { "Content-Type": "text/event-stream", "X-Accel-Buffering": "no" },
  });
}
