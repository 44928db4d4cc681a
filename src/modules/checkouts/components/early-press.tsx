/** Runs before anything else does: notes on the form that its button was pressed. */
const noteIt =
  "addEventListener('submit', function (event) { event.target.dataset.pressed = 'early' }, true)";

/** Keeps a press of the button that comes before the form's own script has arrived. `nonce`: of the page's content security policy. */
export function NoteEarlyPress({ nonce }: { nonce: string | undefined }) {
  // Browsers hide the nonce of a script that stands in the page, which would look like another page to React.
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {noteIt}
    </script>
  );
}

/** Whether the button was pressed before. Asked once, when the script has arrived. */
export const wasPressedEarly = (form: HTMLFormElement): boolean => form.dataset.pressed === "early";
