/** Takes the theme that the embedding page chose, before anything is drawn; the name of a frame stays from page to page. */
const takeTheme =
  "var theme = /^florin-checkout-(light|dark)$/.exec(window.name); if (theme) document.documentElement.dataset.theme = theme[1]";

/** `nonce`: of the page's content security policy. */
export function EmbeddedTheme({ nonce }: { nonce: string | undefined }) {
  // Browsers hide the nonce of a script that stands in the page, which would look like another page to React.
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {takeTheme}
    </script>
  );
}
