import type { Received } from "../../setup/sink.ts";
import { types } from "./fill.ts";

/** What receivers saw. */
export type Verdict = {
  /** Events that arrived, each at each receiver. */
  arrived: number;
  /** Those that arrived more than once. */
  repeated: number;
  /** Objects of which a later event arrived before an earlier one had, or an earlier one after a later one. */
  disordered: number;
  /** Facts (object and type) that came under more than one id. */
  twoIds: number;
};

/** @param receivers what each of them received, in this order */
export function verdictOf(receivers: readonly (readonly Received[])[]): Verdict {
  const verdicts = receivers.map(ofOne);
  const sum = (of: keyof Verdict) => verdicts.reduce((all, verdict) => all + verdict[of], 0);
  return {
    arrived: sum("arrived"),
    repeated: sum("repeated"),
    disordered: sum("disordered"),
    twoIds: sum("twoIds"),
  };
}

function ofOne(received: readonly Received[]): Verdict {
  const times = new Map<string, number>();
  const idsOf = new Map<string, Set<string>>();
  const reached = new Map<string, number>();
  const disordered = new Set<string>();
  for (const { headers, body } of received) {
    const id = String(headers["webhook-id"]);
    const { type, data } = JSON.parse(body) as { type: (typeof types)[number]; data: { id: string } };
    times.set(id, (times.get(id) ?? 0) + 1);
    const fact = `${type} ${data.id}`;
    idsOf.set(fact, (idsOf.get(fact) ?? new Set()).add(id));
    const step = types.indexOf(type) - (reached.get(data.id) ?? -1);
    if (step < 0 || step > 1) disordered.add(data.id);
    reached.set(data.id, types.indexOf(type));
  }
  return {
    arrived: times.size,
    repeated: [...times.values()].filter((count) => count > 1).length,
    disordered: disordered.size,
    twoIds: [...idsOf.values()].filter(({ size }) => size > 1).length,
  };
}
