/** How a bank, or the network before it, turns a payment down. */
export interface Decline {
  /** Stripe's error code. */
  readonly code: string;
  /** Stripe's finer reason, where it gives one. */
  readonly declineCode?: string;
  /** The field of the card form to blame. */
  readonly param?: string;
  /** What the buyer reads. */
  readonly message: string;
  /** What the merchant reads. */
  readonly sellerMessage: string;
  readonly networkCode?: string;
  readonly advice?: "confirm_card_data" | "do_not_try_again" | "try_again_later";
  /** Stopped before it reached the bank. */
  readonly blocked?: true;
}

const declined = "Your card was declined.";
const noReason = "The bank did not return any further details with this decline.";

/** The reasons that the published test cards show, by the name that this sandbox gives them. */
export const declines = {
  generic: {
    code: "card_declined",
    declineCode: "generic_decline",
    message: declined,
    sellerMessage: noReason,
    networkCode: "01",
    advice: "try_again_later",
  },
  insufficientFunds: {
    code: "card_declined",
    declineCode: "insufficient_funds",
    message: "Your card has insufficient funds.",
    sellerMessage: "The card holds too little money for this payment.",
    networkCode: "51",
    advice: "try_again_later",
  },
  lostCard: {
    code: "card_declined",
    declineCode: "lost_card",
    message: declined,
    sellerMessage: "The card was reported lost.",
    networkCode: "41",
    advice: "do_not_try_again",
  },
  stolenCard: {
    code: "card_declined",
    declineCode: "stolen_card",
    message: declined,
    sellerMessage: "The card was reported stolen.",
    networkCode: "43",
    advice: "do_not_try_again",
  },
  velocityExceeded: {
    code: "card_declined",
    declineCode: "card_velocity_exceeded",
    message: "Your card was declined because it was used too often or for too much.",
    sellerMessage: "The card went over its limit of amount or number of payments.",
    networkCode: "65",
    advice: "try_again_later",
  },
  expiredCard: {
    code: "expired_card",
    param: "exp_month",
    message: "Your card has expired.",
    sellerMessage: "The card has expired.",
    networkCode: "54",
    advice: "do_not_try_again",
  },
  incorrectCvc: {
    code: "incorrect_cvc",
    param: "cvc",
    message: "Your card's security code is incorrect.",
    sellerMessage: "The security code was wrong.",
    networkCode: "82",
    advice: "confirm_card_data",
  },
  processingError: {
    code: "processing_error",
    message: "An error occurred while processing your card. Try again in a little while.",
    sellerMessage: "The bank could not process the payment.",
    networkCode: "96",
    advice: "try_again_later",
  },
  authenticationRequired: {
    code: "authentication_required",
    declineCode: "authentication_required",
    message: "Your card was declined. This payment requires authentication.",
    sellerMessage: "The bank asks the buyer to authenticate this payment.",
    networkCode: "1A",
    advice: "try_again_later",
  },
  fraudulent: {
    code: "card_declined",
    declineCode: "fraudulent",
    message: declined,
    sellerMessage: "Blocked as probably fraudulent.",
    blocked: true,
  },
  notATestCard: {
    code: "card_declined",
    declineCode: "test_mode_live_card",
    param: "number",
    message: "Your card was declined. This is test mode: use one of the published test cards.",
    sellerMessage: "A card that is no test card was used in test mode.",
    blocked: true,
  },
} as const satisfies Record<string, Decline>;

export type DeclineName = keyof typeof declines;

/** The decline under `name`, as its general type. */
export function declineOf(name: DeclineName): Decline {
  return declines[name];
}
