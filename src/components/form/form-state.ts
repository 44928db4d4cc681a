/** What a server action answers to a form: `fields` maps a name of the form to what is wrong with it. */
export type FormState = {
  ok: boolean;
  message?: string | undefined;
  fields?: { [name: string]: string[] | undefined } | undefined;
};

/** The state of a form that was not sent yet. */
export const untouched: FormState = { ok: false };
