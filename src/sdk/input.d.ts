/** Refuses what is no whole number of credits from `least` to 2^53 - 1, before Redis is asked. */
export declare function credits(amount: number, least?: number, name?: string): string;
/** Ids of grants and holds become parts of names in Redis. */
export declare function identifier(id: string, name: string): string;
/** A user id or an idempotency key: any text of 1 to 300 characters without control characters. */
export declare function text(value: string, name: string): string;
/** An instant or a span in whole milliseconds, from `least` on. */
export declare function milliseconds(value: number, name: string, least?: number): number;
/** Members of a transaction as JSON, each after a comma; what is absent is left out. */
export declare function detailsOf(members: Record<string, unknown>): string;
