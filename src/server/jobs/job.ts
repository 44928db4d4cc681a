import "server-only";
import { trace } from "@opentelemetry/api";
import type { z } from "zod";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { type Sql, sql } from "@/server/db/sql";

/** `jobId` stays the same over all attempts of one job. */
export type JobContext = World & { jobId: string; attempt: number };

type JobSpec<S extends z.ZodType> = {
  /** `noun.verb-noun` */
  name: string;
  input: S;
  /** Tries before the job is parked for a person to look at; waits grow exponentially. */
  attempts: number;
  /** Cron, UTC. Absent: the job runs only when something enqueues it. */
  schedule?: string;
  /** At least once: each run may be a repetition. */
  run(context: JobContext, input: z.output<S>): Promise<void>;
};

type EnqueueOptions = {
  runAt?: Date;
  /** A job waiting under the same key is replaced instead of doubled. */
  key?: string;
};

export type Job = {
  name: string;
  attempts: number;
  schedule: string | undefined;
  perform(context: JobContext, payload: unknown): Promise<void>;
};

function addJob<S extends z.ZodType>(spec: JobSpec<S>, input: z.input<S>, options: EnqueueOptions): Sql {
  const payload = JSON.stringify(spec.input.parse(input));
  return sql`graphile_worker.add_job(
    ${spec.name}, ${payload}::json, run_at => ${options.runAt ?? null}::timestamptz,
    max_attempts => ${spec.attempts}::int, job_key => ${options.key ?? null})`;
}

/** Declares a job, once: name, input, patience. `enqueue` is called in the transaction that needs it. */
export function defineJob<S extends z.ZodType>(spec: JobSpec<S>) {
  return {
    name: spec.name,
    attempts: spec.attempts,
    schedule: spec.schedule,
    perform: (context: JobContext, payload: unknown) =>
      trace.getTracer("florin").startActiveSpan(`job ${spec.name}`, async (span) => {
        try {
          await spec.run(context, spec.input.parse(payload));
        } finally {
          span.end();
        }
      }),
    /** Within `tx`: the job exists if and only if the transaction commits. */
    enqueue: async (tx: Tx, input: z.input<S>, options: EnqueueOptions = {}): Promise<void> => {
      await tx.$executeRaw(sql`SELECT ${addJob(spec, input, options)}`);
    },
    /** The same as an expression, for a statement that does something else besides. */
    adding: (input: z.input<S>, options: EnqueueOptions = {}): Sql => addJob(spec, input, options),
  };
}
