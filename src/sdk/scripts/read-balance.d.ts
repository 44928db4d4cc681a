export declare const readBalance: import("./define.ts").Script<never>;
