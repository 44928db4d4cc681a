import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import type pg from "pg";
import type { SchemaFile } from "./schema-files.ts";

type Exports = WebAssembly.Exports & { __wbindgen_start: () => void };

let loaded: Promise<void> | undefined;

/** Prisma's schema engine as WebAssembly: the same engine as the downloaded one, from a package. */
const load = (): Promise<void> => {
  loaded ??= (async () => {
    const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
    const bytes = await readFile(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
    const imports = { "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports };
    const { instance } = await WebAssembly.instantiate(bytes, imports);
    glue.__wbg_set_wasm(instance.exports);
    // Where the engine leaves its last words when it gives up.
    Object.assign(globalThis, {
      PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => console.error(text) },
    });
    (instance.exports as Exports).__wbindgen_start();
  })();
  return loaded;
};

/**
 * The SQL that turns the database at `connectionString` into what the schema files say; empty when they agree.
 *
 * What SQL can say and schema files cannot is written into migrations by hand, and the engine leaves it alone: it does not see check and
 * exclusion constraints, triggers, functions, views, sequences, nor indexes with a WHERE or over an expression. What it sees and no schema
 * file can express (an index with INCLUDE, say) has to be named `…_manual`; generated columns cannot be had.
 */
export async function diff(connectionString: string, schema: SchemaFile[]): Promise<string> {
  await load();
  const { factory, close } = catalogAdapter(connectionString);
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const datamodels = schema.map((file): [string, string] => [file.path, file.content]);
  const engine = await glue.SchemaEngine.new({ datamodels }, () => undefined, adapter);
  try {
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files: schema, configDir: path.dirname(schema[0]?.path ?? "") },
      to: { tag: "schemaDatamodel", files: schema },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return withoutManual(stdout ?? "");
  } finally {
    engine.free();
    await close();
  }
}

/** Leaves hand-written indexes (`…_manual`) alone, which the engine would drop because no schema file names them. */
const withoutManual = (sql: string) =>
  sql
    .replaceAll(/-- DropIndex\nDROP INDEX "[^"]*_manual";\n+/g, "")
    .replace("-- This is an empty migration.", "")
    .trim();

const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * Prisma's adapter, taught the type of the one-letter columns in Postgres' catalogs, which the engine reads and the adapter refuses.
 * The names of such columns are noted as they pass, and the answer calls them characters.
 */
function catalogAdapter(connectionString: string) {
  const open: { dispose: () => Promise<void> }[] = [];
  const factory = new PrismaPg({ connectionString });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    open.push(adapter);
    const client = adapter.underlyingDriver();
    const queryRaw = adapter.queryRaw;
    adapter.queryRaw = async (query) => {
      const letters = new Set<string>();
      const noting = {
        query: async (config: pg.QueryConfig) => noteLetters(await client.query(config), letters),
      };
      const answer = await queryRaw.call(Object.create(adapter, { client: { value: noting } }), query);
      const columnTypes = answer.columnTypes.map((type, index) =>
        letters.has(answer.columnNames[index] ?? "") ? ColumnTypeEnum.Character : type,
      );
      return { ...answer, columnTypes };
    };
    return adapter;
  };
  return { factory, close: () => Promise.all(open.map((adapter) => adapter.dispose())) };
}

function noteLetters(result: pg.QueryResult, letters: Set<string>): pg.QueryResult {
  for (const field of result.fields) {
    if (field.dataTypeID !== CHAR_OID) continue;
    letters.add(field.name);
    field.dataTypeID = TEXT_OID;
  }
  return result;
}
