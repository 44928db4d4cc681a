/** What each form of the sign-in sends along: the slug of the organization, and where somebody wants to go. */
export const Hidden = ({ portal, page }: { portal: string; page: string }) => (
  <>
    <input type="hidden" name="portal" value={portal} />
    <input type="hidden" name="page" value={page} />
  </>
);
