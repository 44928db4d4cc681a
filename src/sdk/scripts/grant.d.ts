export declare const grant: import("./define.ts").Script<
  "amount" | "expiry" | "grantId" | "kind" | "priority"
>;
