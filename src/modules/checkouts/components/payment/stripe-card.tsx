import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { Note } from "../note";
import type { PaymentFieldsProps, PaymentHandle } from "./payment-fields";
import type { Element } from "./stripe-element";
import { TestCards } from "./test-cards";

type State = "loading" | "ready" | "failed";

/** Stripe's element in `place`, kept up with the sum and the colours of the page. */
function useElement(props: PaymentFieldsProps, place: RefObject<HTMLDivElement | null>) {
  const element = useRef<Element | null>(null);
  const [state, setState] = useState<State>("loading");
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
    element.current?.update(props);
  });
  useEffect(() => {
    let isGone = false;
    const say = (next: State) => () => isGone || setState(next);
    const load = async () => {
      const { mountElement } = await import("./stripe-element");
      if (isGone || !place.current) return;
      const on = { onReady: say("ready"), onFail: say("failed") };
      const mounted = await mountElement(place.current, latest.current, on);
      if (isGone) return mounted.destroy();
      element.current = mounted;
      mounted.update(latest.current);
    };
    load().catch(say("failed"));
    return () => {
      isGone = true;
      element.current?.destroy();
      element.current = null;
    };
  }, [place]);
  useEffect(() => {
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    const repaint = () => element.current?.repaint();
    scheme.addEventListener("change", repaint);
    return () => scheme.removeEventListener("change", repaint);
  }, []);
  return { element, state };
}

const LOAD_FAILED = "The card form did not load. Check the connection and reload the page.";

/** Stripe's Payment Element: cards, and the wallets and other ways to pay that Stripe offers this buyer. */
export function StripeCard(props: PaymentFieldsProps) {
  const place = useRef<HTMLDivElement>(null);
  const { element, state } = useElement(props, place);
  useImperativeHandle(
    props.ref,
    (): PaymentHandle => ({
      check: async () => (await element.current?.check()) ?? false,
      focus: () => element.current?.focus(),
      makeToken: async (billing) =>
        element.current?.makeToken(billing) ?? { problem: LOAD_FAILED, isShown: true },
    }),
  );
  return (
    <>
      <div role="alert" className="empty:hidden">
        {state === "failed" ? <Note tone="danger">{LOAD_FAILED}</Note> : null}
      </div>
      <div className={cn("relative", state === "loading" && "min-h-44")} hidden={state === "failed"}>
        {state === "loading" ? (
          <div role="status" className="absolute inset-0 grid content-start gap-4">
            <span className="sr-only">Loading the card form</span>
            <Skeleton className="h-11 w-full" />
            <Skeleton className="h-11 w-full" />
          </div>
        ) : null}
        <div ref={place} />
      </div>
      {props.settings.isTest ? <TestCards /> : null}
    </>
  );
}
