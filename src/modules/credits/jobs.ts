import "server-only";
import { mendAccountLater } from "./mend-job";
import { paidGrantJobs } from "./paid-grant-jobs";

export const creditJobs = [...paidGrantJobs, mendAccountLater];
