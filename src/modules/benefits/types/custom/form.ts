import { z } from "zod";
import { blankAsNull } from "@/lib/form";
import { CustomProperties } from "./schema";

export const CustomForm = z.strictObject({ note: blankAsNull(CustomProperties.shape.note.unwrap()) });
