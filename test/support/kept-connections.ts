// Connections to a database that is lent to one test after the other, kept between them: a server process that begins
// anew learns every table anew, which takes more CPU than most tests. To be imported before a pool is made.

import pg from 'pg'

/** What the server calls a connection that nobody uses now; whoever waits until nobody works in a database leaves it out. */
export const KEEPER = 'keeper'

/** Kept of one database: a store has fifteen at most, and mostly a few. */
const MAX_KEPT = 6

interface Place {
  readonly kept: Client[]
  /** What is on its way there: a pool has ended before its clients have. */
  readonly coming: Set<Promise<void>>
}

/** By the address of the database. */
const places = new Map<string, Place>()

/** With what the types of a client do not say. */
interface Client extends pg.Client {
  ref?(): void
  unref?(): void
  _queryable?: boolean
  _txStatus?: string | null
}

type Done = (error?: Error) => void

/** From here on connections to this database are kept. */
export function keepConnections(url: string): void {
  places.set(url, { kept: [], coming: new Set() })
}

/** Resolves when what pools gave back is kept or ended. */
export async function connectionsRest(url: string): Promise<void> {
  const { coming } = places.get(url) ?? { coming: [] }
  await Promise.all(Array.from(coming))
}

/** Ends those that are kept, and keeps no more. */
export async function letConnectionsGo(url: string): Promise<void> {
  const { kept } = places.get(url) ?? { kept: [] }
  places.delete(url)
  await Promise.all(kept.map((client) => client.end()))
}

/** Gives one that is kept, or a new one. A pool makes its clients by `new`, which gives what a function returns. */
function lentClient(options: pg.ClientConfig): Client {
  const { connectionString: url = '' } = options
  return places.get(url)?.kept.pop() ?? keepable(new pg.Client(options), url)
}

/** Ends as usual where it is not to be kept, or not as a test should find it. */
function keepable(client: Client, url: string): Client {
  const connect = client.connect.bind(client) as (done: Done) => void
  const end = client.end.bind(client) as (done?: Done) => Promise<void>
  let isKept = false
  const again = (done: Done) => {
    isKept = false
    client.ref?.()
    client.query('reset application_name', (error) => done(error))
  }
  const keep = async ({ kept }: Place): Promise<void> => {
    client.removeAllListeners()
    // It goes with the server, or with the database.
    client.on('error', () => {
      const at = kept.indexOf(client)
      if (at !== -1) kept.splice(at, 1)
    })
    await client.query('discard all')
    await client.query(`set application_name = '${KEEPER}'`)
    if (kept.length >= MAX_KEPT) return await end()
    isKept = true
    client.unref?.()
    kept.push(client)
  }
  const give = (done: Done): void => {
    const place = places.get(url)
    const isSound = client._queryable === true && client._txStatus === 'I'
    if (place === undefined || !isSound || isKept) return void end(done)
    const coming = keep(place).catch(() => end())
    place.coming.add(coming)
    void coming.finally(() => place.coming.delete(coming)).then(() => done())
  }
  return Object.assign(client, {
    connect: (done: Done) => (isKept ? again(done) : connect(done)),
    end: (done?: Done) => (done === undefined ? end() : give(done)),
  })
}

const Usual = pg.Pool
pg.Pool = class extends Usual {
  constructor(options: pg.PoolConfig = {}) {
    super({ ...options, Client: lentClient as unknown as new () => pg.ClientBase })
  }
}
