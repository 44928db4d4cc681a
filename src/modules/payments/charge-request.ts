/** With what the buyer typed into the card form just now, they being there. */
type WithToken = {
  confirmation_token_id: string;
  return_url: string;
  /** Whether the means is kept, to be charged later without them. */
  save?: boolean;
};

/** With a means that the customer left before. */
type WithSavedMeans = {
  stripe_payment_method_id: string;
  /** Stripe's customer that the means belongs to. Looked up where it is left out. */
  stripe_customer_id?: string;
  confirmation_token_id?: undefined;
} & (
  | { off_session: true; return_url?: undefined }
  /** They are there, and may be asked by their bank. */
  | { off_session?: false; return_url: string }
);

/** What Stripe is asked for a payment; kept, so that the very same can be asked again. */
export type ChargeRequest = (WithToken | WithSavedMeans) & {
  description: string;
  /** What the money is for, as the module that sold it keeps it. */
  sold?: object;
};
