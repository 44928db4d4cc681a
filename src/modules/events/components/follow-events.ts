const AGAIN_MS = 5_000;

/**
 * Follows the event stream of an organization and calls `onMessage` with each message. Only while the page can be seen,
 * because a browser keeps few connections to one server; and again after a failure. Answers how to stop.
 */
export function followEvents(organizationId: string, onMessage: (message: unknown) => void): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const open = () => {
    close();
    source = new EventSource(`/api/v1/events/stream?organization_id=${organizationId}`);
    source.onmessage = ({ data }) => onMessage(JSON.parse(data));
    source.onerror = () => {
      // The browser reconnects by itself unless the server answered with an error.
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN_MS);
    };
  };
  const follow = () => (document.visibilityState === "visible" ? open() : close());

  follow();
  document.addEventListener("visibilitychange", follow);
  return () => {
    document.removeEventListener("visibilitychange", follow);
    close();
  };
}
