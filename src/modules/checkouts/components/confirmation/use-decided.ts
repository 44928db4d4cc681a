import { useEffect } from "react";
import { askCheckout } from "../buyer-api";
import { confirmationPath } from "../journey";

const POLL_MS = 2_500;

/** Of that many polls, one is made though the server's events come: a proxy may hold them back. */
const SAFETY = 4;

/**
 * Loads the page anew once the payment is decided: told by the server as it happens, else asked every moment. What it
 * then shows is the server's to say: the receipt, or the form with the reason.
 */
export function useDecided(clientSecret: string): void {
  useEffect(() => {
    const look = (status: string) =>
      status !== "confirmed" && location.replace(confirmationPath(clientSecret));
    const events = new EventSource(`/api/v1/checkouts/client/${clientSecret}/stream`);
    events.onmessage = ({ data }) => look(JSON.parse(data).status);
    let turn = 0;
    const poll = setInterval(async () => {
      turn += 1;
      if (events.readyState === EventSource.OPEN && turn % SAFETY !== 0) return;
      const answer = await askCheckout(clientSecret, "");
      if (answer.ok) look(answer.checkout.status);
    }, POLL_MS);
    return () => {
      events.close();
      clearInterval(poll);
    };
  }, [clientSecret]);
}
