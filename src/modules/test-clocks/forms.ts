import { z } from "zod";
import { Instant } from "@/lib/time";

export const AdvanceForm = z.strictObject({ to: Instant });
