import "server-only";
import { confirmed, renewalAhead, trialEnding } from "./begin";
import { cardExpiring } from "./card-expiring";
import { accessLost, authenticationNeeded, paymentFailed, paymentRecovered } from "./payments";
import { planChanged, renewed, renewedAfterTrial } from "./renewals";
import { canceled, ended, paused, resumed, uncanceled } from "./states";

/** Every mail about a subscription, by what it tells. */
export const subscriptionMails = {
  confirmed,
  trial_ending: trialEnding,
  renewal_ahead: renewalAhead,
  renewed,
  renewed_after_trial: renewedAfterTrial,
  plan_changed: planChanged,
  payment_failed: paymentFailed,
  authentication_needed: authenticationNeeded,
  payment_recovered: paymentRecovered,
  access_lost: accessLost,
  card_expiring: cardExpiring,
  canceled,
  uncanceled,
  ended,
  paused,
  resumed,
};
