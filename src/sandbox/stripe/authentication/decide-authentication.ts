import type { TestCard } from "../cards/catalogue.ts";

/** The circumstances that a bank looks at. */
interface Circumstances {
  /** The buyer is not there. */
  readonly offSession: boolean;
  /** The card was once authenticated for payments without the buyer. */
  readonly setUp: boolean;
  /** The merchant asks for a challenge where the bank leaves it open. */
  readonly requested: boolean;
}

/** Whether the bank lets the payment through, asks for 3-D Secure, or refuses because nobody is there to ask. */
export function decideAuthentication(card: TestCard, given: Circumstances): "pass" | "ask" | "refuse" {
  const rule = card.authentication;
  if (rule === undefined) return "pass";
  if (rule === "when_asked") return given.requested && !given.offSession ? "ask" : "pass";
  if (!given.offSession) return "ask";
  if (rule === "set_up") return "pass";
  return rule === "unless_set_up" && given.setUp ? "pass" : "refuse";
}
