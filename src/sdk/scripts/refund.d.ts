export declare const refund: import("./define.ts").Script<
  "amount" | "record" | "renewUntil" | "transactionId"
>;
