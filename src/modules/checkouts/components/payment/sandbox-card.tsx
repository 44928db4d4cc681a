import { type RefObject, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { PaymentFailure } from "../../schema";
import { brandOf, cvcProblem, expiryProblem, groupNumber, numberProblem, writeExpiry } from "./card";
import type { PaymentFieldsProps, PaymentHandle } from "./payment-fields";
import { retype } from "./retype";
import { type CardField, makeSandboxToken, type TypedCard } from "./sandbox-token";
import { TestCards } from "./test-cards";

type Problems = { [field in CardField]?: string | undefined };

const order: readonly CardField[] = ["number", "expiry", "cvc"];

function problemsOf(card: TypedCard): Problems {
  return {
    number: numberProblem(card.number),
    expiry: expiryProblem(card.expiry, new Date()),
    cvc: cvcProblem(card.cvc, brandOf(card.number)),
  };
}

function problemsIn(failure: PaymentFailure | null): Problems {
  const field = order.find((each) => failure?.field === `card_${each}`);
  return field ? { [field]: failure?.message } : {};
}

type Boxes = Record<CardField, RefObject<HTMLInputElement | null>>;

function useBoxes(): Boxes {
  const number = useRef<HTMLInputElement>(null);
  const expiry = useRef<HTMLInputElement>(null);
  const cvc = useRef<HTMLInputElement>(null);
  return useMemo(() => ({ number, expiry, cvc }), []);
}

const typedIn = (boxes: Boxes): TypedCard => ({
  number: boxes.number.current?.value ?? "",
  expiry: boxes.expiry.current?.value ?? "",
  cvc: boxes.cvc.current?.value ?? "",
});

/** What is wrong beside which field, and the dealings of the form with these fields. */
function useCard({ settings, failure, ref }: PaymentFieldsProps, boxes: Boxes) {
  const [problems, setProblems] = useState<Problems>(() => problemsIn(failure));
  const shown = useRef(problems);
  const show = (next: Problems) => {
    shown.current = next;
    setProblems(next);
  };
  const [seen, setSeen] = useState(failure);
  if (failure !== seen) {
    setSeen(failure);
    setProblems(problemsIn(failure));
  }
  useLayoutEffect(() => {
    shown.current = problems;
  }, [problems]);
  useImperativeHandle(
    ref,
    (): PaymentHandle => ({
      check: async () => {
        const found = problemsOf(typedIn(boxes));
        show(found);
        return order.every((field) => !found[field]);
      },
      focus: () => boxes[order.find((field) => shown.current[field]) ?? "number"].current?.focus(),
      makeToken: async (billing) => {
        const made = await makeSandboxToken(settings, typedIn(boxes), billing);
        if (!("problem" in made)) return made;
        if (made.field) show({ [made.field]: made.problem });
        return { problem: made.problem, isShown: made.field !== null };
      },
    }),
  );
  return { problems, show };
}

/** Card number, expiry and security code of our own, in place of Stripe's while there is only the sandbox. */
export function SandboxCard(props: PaymentFieldsProps) {
  const boxes = useBoxes();
  const { problems, show } = useCard(props, boxes);
  const [number, setNumber] = useState("");
  const brand = brandOf(number);
  const boxOf = (field: CardField, write: (text: string, isTyping: boolean) => string) => ({
    ref: boxes[field],
    size: "lg" as const,
    inputMode: "numeric" as const,
    onInput: ({ currentTarget, nativeEvent }: React.InputEvent<HTMLInputElement>) => {
      const { inputType } = nativeEvent as InputEvent;
      retype(currentTarget, write(currentTarget.value, !inputType?.startsWith("delete")));
      if (problems[field]) show({ ...problems, [field]: undefined });
      if (field === "number") setNumber(currentTarget.value);
    },
    onBlur: () => {
      const card = typedIn(boxes);
      if (card[field]) show({ ...problems, [field]: problemsOf(card)[field] });
    },
  });
  const fill = (filled: string) => {
    for (const [field, text] of [
      ["number", groupNumber(filled)],
      ["expiry", "12 / 34"],
      ["cvc", "123"],
    ] as const) {
      const box = boxes[field].current;
      if (box) box.value = text;
    }
    show({});
    setNumber(filled);
  };
  return (
    <>
      <div className="grid grid-cols-2 gap-x-3 gap-y-4">
        <Field label="Card number" required error={problems.number} className="col-span-2">
          <CardNumber brand={brand.name} {...boxOf("number", groupNumber)} />
        </Field>
        <Field label="Expiry" required error={problems.expiry}>
          <Input autoComplete="cc-exp" placeholder="MM / YY" {...boxOf("expiry", writeExpiry)} />
        </Field>
        <Field label="Security code" required error={problems.cvc}>
          <Input
            autoComplete="cc-csc"
            placeholder={"1234".slice(0, brand.cvcLength)}
            {...boxOf("cvc", (text) => text.replace(/\D/g, "").slice(0, 4))}
          />
        </Field>
      </div>
      <TestCards onUse={fill} />
    </>
  );
}

function CardNumber({ brand, ...props }: React.ComponentProps<typeof Input> & { brand: string }) {
  return (
    <span className="relative block">
      <Input autoComplete="cc-number" placeholder="1234 1234 1234 1234" className="pr-28" {...props} />
      <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-muted-foreground text-xs">
        {brand}
      </span>
    </span>
  );
}
