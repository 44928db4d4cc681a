import { startTransition, useEffect, useRef, useState } from "react";
import { askCheckout, type Failure } from "../buyer-api";
import { type Sheet, sheetOf } from "../sheet";
import { keepUnsent } from "../unsent";
import { makeUpdateQueue, type Patch, type UpdateQueue } from "../update-queue";
import { type Problems, problemsIn } from "./values";

export type SheetState = {
  sheet: Sheet;
  /** The sheet of this very moment, for what goes on after a wait. */
  latest: () => Sheet;
  take: (sheet: Sheet) => void;
  queue: UpdateQueue;
  /** Changes are on their way: the total may change. */
  isPending: boolean;
  problems: Problems;
  /** The problems of this very moment. */
  latestProblems: () => Problems;
  show: (problems: Problems) => void;
};

const wrongTaxId = "This is no valid tax ID of your country. Correct it, or leave it empty.";

/** Whether only the page, asked again, knows how to go on: the checkout is closed. */
const isClosed = ({ kind }: Failure) => kind === "NotOpenCheckout" || kind === "ExpiredCheckoutError";

/** The checkout as the form works with it: what is changed is saved while one types, and the total follows. */
export function useSheet(initial: Sheet): SheetState {
  const [sheet, setSheet] = useState(initial);
  const [problems, setProblems] = useState<Problems>({});
  const [isPending, setPending] = useState(false);
  const now = useRef({ sheet: initial, problems: {} as Problems });
  const take = (next: Sheet) => {
    now.current.sheet = sheetOf(next);
    // What it needs may have to be loaded: until then the page stays as it is.
    startTransition(() => setSheet(now.current.sheet));
  };
  const show = (next: Problems) => {
    now.current.problems = next;
    setProblems(next);
  };
  const refuse = async (patch: Patch, failure: Failure): Promise<boolean> => {
    const { customer_email, ...found } = problemsIn(failure.issues).problems;
    show({ ...now.current.problems, ...found });
    const refused = new Set(failure.issues.map(({ loc }) => loc[1]));
    const rest = Object.entries(patch).filter(([name]) => !refused.has(name));
    const isLess = rest.length > 0 && rest.length < Object.keys(patch).length;
    return isLess ? send(Object.fromEntries(rest)) : true;
  };
  /** Only what was just sent is judged: an older answer must not blame what is being typed. */
  const judgeTaxId = (patch: Patch, { is_business_customer: isBusiness, ...checkout }: Sheet) => {
    const isWrong = isBusiness && checkout.is_customer_tax_id_valid === false;
    const isAboutIt = "customer_tax_id" in patch || "customer_billing_address" in patch;
    const isShown = now.current.problems.customer_tax_id === wrongTaxId;
    if (isWrong && isAboutIt) show({ ...now.current.problems, customer_tax_id: wrongTaxId });
    if (!isWrong && isShown) show({ ...now.current.problems, customer_tax_id: undefined });
  };
  const send = async (patch: Patch): Promise<boolean> => {
    const answer = await askCheckout(now.current.sheet.client_secret, "", { method: "PATCH", body: patch });
    if (!answer.ok) {
      if (isClosed(answer)) location.reload();
      return answer.status === 422 ? refuse(patch, answer) : false;
    }
    take(answer.checkout);
    judgeTaxId(patch, answer.checkout);
    return true;
  };
  const [queue] = useState(() => makeUpdateQueue({ send, onPending: setPending }));
  useLeaving(queue, initial.client_secret);
  return {
    sheet,
    latest: () => now.current.sheet,
    take,
    queue,
    isPending,
    problems,
    latestProblems: () => now.current.problems,
    show,
  };
}

/** What waits when the page is left is sent after all; and a page brought back by the back button asks anew. */
function useLeaving(queue: UpdateQueue, clientSecret: string): void {
  useEffect(() => {
    const save = () => {
      const patch = queue.take();
      if (!patch) return;
      // A reload may be answered before this arrives.
      keepUnsent(clientSecret, patch);
      void askCheckout(clientSecret, "", { method: "PATCH", body: patch, keepalive: true });
    };
    const askAnew = (event: PageTransitionEvent) => event.persisted && location.reload();
    addEventListener("pagehide", save);
    addEventListener("pageshow", askAnew);
    return () => {
      removeEventListener("pagehide", save);
      removeEventListener("pageshow", askAnew);
    };
  }, [queue, clientSecret]);
}
