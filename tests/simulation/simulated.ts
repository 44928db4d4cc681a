import type Stripe from "stripe";
import { inOrganization } from "@/server/clock";
import type { Context } from "@/server/context";
import type { RunningSandbox } from "../integration/sandbox/start-sandbox.ts";
import type { Lives } from "./lives.ts";
import type { Random } from "./random.ts";
import type { Setting } from "./setting.ts";

/** All that a running simulation is made of. */
export type Simulated = {
  sandbox: RunningSandbox;
  setting: Setting;
  lives: Lives;
  /** Draws what people do, and when. */
  random: Random;
  /** Names of customers, in the order in which they came. */
  emails: string[];
  customers: number;
  webhooks: { seen: Set<string>; heldBack: Stripe.Event[] };
  tell: (what: string) => void;
};

/** Something is as it must never be. */
export class Broken extends Error {}

/** Does a piece of work in the organization at its own time, in a process that may die over it. */
export const inLife = <T>({ lives, setting }: Simulated, work: (ctx: Context) => Promise<T>): Promise<T> =>
  lives.do(async (world) => work(await inOrganization(world, setting.organizationId)));

/** The organization as it is now, for looking: nothing breaks. */
export const looking = ({ lives, setting }: Simulated): Promise<Context> => {
  const now = new Date();
  return inOrganization({ ...lives.base, now, realNow: now }, setting.organizationId);
};
