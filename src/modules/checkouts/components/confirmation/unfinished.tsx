"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { abandonPaymentAction } from "../../actions";
import { confirmationPath } from "../journey";
import { Note } from "../note";
import { authenticate } from "../payment/authenticate";
import type { PaymentSettings } from "../payment/payment-fields";
import { useDecided } from "./use-decided";

type Props = { clientSecret: string; intentSecret: string; settings: PaymentSettings; seller: string };

/** A payment that waits at the bank's question: go on with it, or pay in another way. */
export function Unfinished({ clientSecret, intentSecret, settings, seller }: Props) {
  // The bank may be answered elsewhere, in its app or another window.
  useDecided(clientSecret);
  const [isGoing, setGoing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [state, abandon, isAbandoning] = useActionState(abandonPaymentAction, { ok: false });
  const finish = async () => {
    setGoing(true);
    setProblem(null);
    try {
      const hasAgreed = await authenticate(settings, intentSecret);
      location.replace(
        `${confirmationPath(clientSecret)}?redirect_status=${hasAgreed ? "succeeded" : "failed"}`,
      );
    } catch {
      setGoing(false);
      setProblem("The bank could not be reached. Try again, or use another card.");
    }
  };
  const message = problem ?? state.message;
  return (
    <div className="grid gap-5">
      <div className="grid gap-2 text-center">
        <h1 className="font-semibold text-2xl">One step is left</h1>
        <p className="text-base text-muted-foreground">
          Your bank asks you to confirm this payment to {seller}. Until then nothing is charged.
        </p>
      </div>
      <div role="alert" className="empty:hidden">
        {message ? <Note tone="danger">{message}</Note> : null}
      </div>
      <div className="grid gap-3">
        <Button variant="primary" size="xl" pending={isGoing} onClick={finish}>
          Finish authentication
        </Button>
        <form action={abandon} className="grid">
          <input type="hidden" name="client_secret" value={clientSecret} />
          <Button type="submit" size="xl" pending={isAbandoning}>
            Use another card
          </Button>
        </form>
      </div>
    </div>
  );
}
