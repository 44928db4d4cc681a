import type { z } from "zod";

type Rules = {
  /** What a field that is no change by itself belongs to. */
  belongings: { readonly [field: string]: readonly string[] | undefined };
  /** May come together, and with each other only. */
  together: ReadonlySet<string>;
  /** Fields whose null says nothing. */
  nullIsAbsent: readonly string[];
};

/** Refuses a request that asks for more than one change at a time, or for what goes with a change that is not there. */
export const oneChange =
  ({ belongings, together, nullIsAbsent }: Rules) =>
  (input: object, { addIssue }: z.RefinementCtx): void => {
    const given = Object.entries(input).flatMap(([name, value]) =>
      value === undefined || (value === null && nullIsAbsent.includes(name)) ? [] : [name],
    );
    const changes = given.filter((name) => !belongings[name]);
    for (const name of given) {
      const wanted = belongings[name];
      if (wanted && !wanted.some((each) => changes.includes(each)))
        addIssue({ code: "custom", path: [name], message: `Goes with ${wanted.join(" or ")}.` });
    }
    const [first, other] = changes
      .filter((name) => !together.has(name))
      .concat(changes.filter((name) => together.has(name)));
    if (first && other && !together.has(first))
      addIssue({ code: "custom", path: [other], message: `One change at a time: send it without ${first}.` });
  };
