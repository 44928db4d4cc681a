let last = 0;

/** Tells the rows of a form apart while it is open; means nothing beyond the page. */
export const newKey = (): string => `new-${++last}`;
