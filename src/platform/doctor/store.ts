import pg from 'pg'
import { type Diagnosis, diagnosesOf } from '../../core/diagnosis.ts'
import { reasonOf } from './ask.ts'
import { LOOK_MS, type Patient } from './patient.ts'

/** Oldest PostgreSQL that the product is tried on. */
const LEAST_MAJOR = 15

const { good, advice, wrong } = diagnosesOf('database')

/** PostgreSQL where it is set: whether it answers, how old it is, whether it keeps what it acknowledges. */
export async function lookAtStore({ config }: Patient): Promise<Diagnosis[]> {
  if (config.databaseUrl === null) return [good('The store is SQLite, in the data folder.')]
  const client = new pg.Client({
    connectionString: config.databaseUrl,
    connectionTimeoutMillis: LOOK_MS,
    query_timeout: LOOK_MS,
  })
  // A connection that breaks later is told by the query that meets it.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<Settings>(
      `select current_setting('server_version_num') as version, current_setting('fsync') as fsync,
        current_setting('synchronous_commit') as commit,
        has_database_privilege(current_user, current_database(), 'create') as may_create`,
    )
    return rows[0] === undefined ? [] : judgeStore(rows[0])
  } catch (error) {
    const { code } = error as { code?: string }
    return [
      code !== undefined && code in REFUSALS
        ? wrong(
            `PostgreSQL refuses: ${REFUSALS[code]}.`,
            'Correct user, password and name in DATABASE_URL.',
          )
        : wrong(
            `PostgreSQL does not answer: ${reasonOf(error)}.`,
            'Start it, and correct host and port in DATABASE_URL.',
          ),
    ]
  } finally {
    await client.end().catch(() => {})
  }
}

interface Settings {
  readonly version: string
  readonly fsync: string
  readonly commit: string
  readonly may_create: boolean
}

/** Source: PostgreSQL, Appendix A, error codes. */
const REFUSALS: Readonly<Record<string, string>> = {
  '28P01': 'the password is wrong',
  '28000': 'the user may not connect',
  '3D000': 'there is no such database',
  '53300': 'it has no connection left',
}

/** Judges a server's settings; `version` as `170004`. */
export function judgeStore(settings: Settings): Diagnosis[] {
  const major = Math.floor(Number(settings.version) / 10_000)
  const found: Diagnosis[] = []
  if (major < LEAST_MAJOR)
    found.push(wrong(`PostgreSQL ${major} is too old.`, `Move to ${LEAST_MAJOR} or newer.`))
  if (settings.fsync !== 'on')
    found.push(
      wrong(
        'PostgreSQL has fsync off: a power cut loses the store.',
        'Set fsync = on and restart it.',
      ),
    )
  if (settings.commit === 'off')
    found.push(
      wrong(
        'PostgreSQL has synchronous_commit off: what was acknowledged may be lost.',
        'Set synchronous_commit = on.',
      ),
    )
  if (!settings.may_create)
    found.push(
      advice(
        'The user may not make schemas, so no exercise can be started.',
        'grant create on database … to the user of the node',
      ),
    )
  return found.length > 0 ? found : [good(`PostgreSQL ${major} answers.`)]
}
