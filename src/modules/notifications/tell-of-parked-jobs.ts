import "server-only";
import { DAY_MS, MINUTE_MS } from "@/lib/time";
import { findOperatingOrganization } from "@/modules/jobs/index";
import type { World } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { listParkedJobs } from "@/server/jobs/parked";
import { delivery } from "@/server/mail/queue-mails";
import { jobParked } from "./kinds/running";
import { newsOf } from "./news";
import { notify } from "./notify";

/** A job that comes every minute by itself is not told of: by then it has run again. */
const STAYS_MS = 5 * MINUTE_MS;

/** What lies longer was told of, and that was perhaps forgotten since. */
const LATELY_MS = 7 * DAY_MS;

/**
 * Tells those who operate the installation of jobs that gave up and stay so: of each kind of job once for each day on which it gave up, however many
 * of them there are. Of mails that could not be sent no mail tells: it could not be sent either, and would be the next.
 */
export async function tellOfParkedJobs({ db, read, realNow }: World): Promise<void> {
  const organizationId = await findOperatingOrganization(read);
  if (!organizationId) return;
  const parked = (await listParkedJobs(read)).filter(({ failed_at }) => {
    const ago = realNow.getTime() - Date.parse(failed_at);
    return ago >= STAYS_MS && ago <= LATELY_MS;
  });
  const news = parked.map(({ name, attempts, failed_at }) =>
    newsOf(jobParked, {
      organizationId,
      key: `${name}:${failed_at.slice(0, 10)}`,
      objectId: null,
      data: { job: name, attempts },
      at: realNow,
      withoutMail: name === delivery.name,
    }),
  );
  if (news.length > 0) await transaction(db, (tx) => notify(tx, news));
}
