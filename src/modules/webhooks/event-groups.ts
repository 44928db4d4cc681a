import { eventTypes } from "./event-types";

type EventType = (typeof eventTypes)[number];

/** Types that say what a newer name says too. */
const older: readonly EventType[] = ["benefit.granted", "benefit.revoked"];

/** The types that one chooses from, by the noun that they are about, in the order of the list. */
export const eventGroups: readonly { noun: string; types: readonly EventType[] }[] = [
  ...Map.groupBy(
    eventTypes.filter((type) => !older.includes(type)),
    (type) => type.slice(0, type.indexOf(".")),
  ),
].map(([noun, types]) => ({ noun, types }));
