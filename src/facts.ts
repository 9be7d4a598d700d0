// The reference facts that ship with the product, read from `facts/` when somebody first asks.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Facts, readFacts } from './domains/directory/index.ts'

const FOLDER = join(import.meta.dirname, '..', 'facts')

let known: Facts | null = null

/** All shipped facts; read once. Throws when a file is missing or not as `facts/README.md` says. */
export function shippedFacts(): Facts {
  const read = (name: string) => readFileSync(join(FOLDER, `${name}.csv`), 'utf8')
  known ??= readFacts({
    countries: read('countries'),
    agencies: read('agencies'),
    elections: read('elections'),
    pollingStations: read('polling-stations'),
    votingTechnology: read('voting-technology'),
  })
  return known
}
