import { useEffect } from "react";

const POLL_MS = 2_500;

/** Of that many polls, one is made though the server's events come: a proxy may hold them back. */
const SAFETY = 4;

type News = { status: string; payment: { status: string } };

/** Loads the page anew once the payment under way is decided: told by the server as it happens, else asked every moment. */
export function useSettled(token: string): void {
  useEffect(() => {
    const path = `/api/v1/orders/client/${token}`;
    const look = ({ status, payment }: News) =>
      (status !== "pending" || payment.status !== "processing") && location.replace(`/pay/${token}`);
    const events = new EventSource(`${path}/stream`);
    events.onmessage = ({ data }) => look(JSON.parse(data));
    let turn = 0;
    const poll = setInterval(async () => {
      turn += 1;
      if (events.readyState === EventSource.OPEN && turn % SAFETY !== 0) return;
      const answer = await fetch(path).catch(() => null);
      if (answer?.ok) look(await answer.json());
    }, POLL_MS);
    return () => {
      events.close();
      clearInterval(poll);
    };
  }, [token]);
}
