/** A person signed in to the dashboard, whichever library knows it. */
export type SignedInUser = { id: string; email: string; name: string };

/** A place where a user is signed in. */
export type SignInSession = {
  id: string;
  created_at: string;
  expires_at: string;
  ip_address: string | null;
  user_agent: string | null;
  /** Whether this is the one that asks. */
  current: boolean;
};

/** What the application needs of whatever signs people in. Two libraries stand behind it; nobody else can tell which. */
export type SignIn = {
  currentUser(headers: Headers): Promise<SignedInUser | null>;
  /** Where the user of these headers is signed in, the latest first; empty when signed out. */
  listSessions(headers: Headers): Promise<SignInSession[]>;
  /** Ends one session of the user of these headers, at once. Whether there was such a one. */
  revokeSession(headers: Headers, sessionId: string): Promise<boolean>;
  /** Ends the session of these headers and takes its cookie away, in a server action or route handler. */
  signOut(headers: Headers): Promise<void>;
};
