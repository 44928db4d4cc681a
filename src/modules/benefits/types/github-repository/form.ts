import { z } from "zod";
import { GithubInput, GithubPermission } from "./schema";

/** The repository as `owner/name`. */
export const GithubForm = z
  .strictObject({
    repository: z.string({ error: "Choose a repository." }).regex(/^[^/]+\/[^/]+$/, "Choose a repository."),
    permission: GithubPermission,
  })
  .transform(({ repository, permission }) => {
    const [repository_owner, repository_name] = repository.split("/");
    return { repository_owner, repository_name, permission };
  })
  .pipe(GithubInput);
