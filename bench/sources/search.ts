// How long a search among many references takes, and how long one citation.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ANONYMOUS } from '../../src/core/actor.ts'
import { idsFrom, newId } from '../../src/core/id.ts'
import { searchWords } from '../../src/core/search-words.ts'
import { now } from '../../src/core/time.ts'
import { publicSources } from '../../src/domains/sources/actions/public.ts'
import { cite, type Item, STYLES } from '../../src/lib/csl/index.ts'
import { startTestNode } from '../../test/support/node.ts'

const ITEMS = 100_000
const SEARCHES = 400
const CITATIONS = 2_000

type Print = (figure: string, value: number, unit: string) => void

const NOUNS = 'ballot count seal ink register station result court law audit turnout poll'.split(
  ' ',
)
const PLACES = Array.from({ length: 500 }, (_, n) => `district${n}`)

/** The n-th of the references: every title has a word that all share, some that many do and one of its own. */
function itemOf(n: number): Item {
  const [noun = '', other = ''] = [NOUNS[n % 12], NOUNS[Math.trunc(n / 12) % 12]]
  const place = PLACES[n % 500] ?? ''
  return {
    id: `CIT-${String.fromCharCode(...Array.from({ length: 8 }, (_, k) => 65 + (Math.trunc(n / 26 ** k) % 26)))}`,
    type: 'report',
    title: `Report on ${noun} and ${other} in ${place}, number ${n}`,
    author: [{ family: `Ode${n % 2_000}`, given: 'Lena' }],
    issued: { 'date-parts': [[1990 + (n % 36)]] },
    publisher: 'Office of Alder',
    URL: `https://alder.example/${n}`,
  }
}

/** Puts them where the node keeps them: 100,000 commands would take an hour. */
function fill(file: string): void {
  const store = new DatabaseSync(file)
  const columns = 'id, code, state, csl, added_by, added_at, kept_by, kept_at'
  const add = store.prepare(
    `insert into cited_item (${columns}) values (?, ?, 'kept', ?, 'b', ?, 'b', ?)`,
  )
  const index = store.prepare('insert into source_word (word, thing) values (?, ?)')
  store.exec('begin')
  for (let n = 0; n < ITEMS; n += 1) {
    const [item, id, at] = [itemOf(n), newId(), now()]
    add.run(id, item.id, JSON.stringify(item), at, at)
    for (const word of searchWords(`${item.title} ode${n % 2_000} lena alder`, 80))
      index.run(word, id)
  }
  store.exec('commit')
  store.exec('analyze')
  store.close()
}

const atShare = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.trunc((times.length - 1) * share)] ?? 0

/** Searches by words that all, many or one of them have, as anybody asks. */
async function searchFigures(print: Print): Promise<void> {
  idsFrom(Date.parse('2026-01-01'))
  const house = await startTestNode('sqlite')
  try {
    await house.stop()
    fill(join(house.folder, 'data', 'scrutineer.db'))
    const node = await house.restart()
    const { runner } = node.house('actual') ?? {}
    if (runner === undefined) throw new Error('the node is not open')
    const ask = async (search?: string) => {
      const started = performance.now()
      const asked = search === undefined ? { limit: 20 } : { search, limit: 20 }
      const { output } = await runner.call(ANONYMOUS, publicSources, asked)
      if (output.items.length === 0) throw new Error(`nothing is found for ${search}`)
      return performance.now() - started
    }
    const kinds = {
      'without words': () => undefined,
      'a word of all': () => 'report',
      'words of many': (n: number) => `${NOUNS[n % 12]} ${NOUNS[(n + 1) % 12]}`,
      'words of some': (n: number) => `${NOUNS[n % 12]} ode${n % 2_000}`,
      'one of all': (n: number) => `report number ${n * 199}`,
    }
    const all: number[] = []
    for (const [name, wordsOf] of Object.entries(kinds)) {
      const times: number[] = []
      for (let n = 0; n < SEARCHES / 5; n += 1) times.push(await ask(wordsOf(n)))
      print(`search among ${ITEMS}, ${name}, p99`, atShare(times, 0.99), 'ms')
      all.push(...times)
    }
    print(`search among ${ITEMS}, p99`, atShare(all, 0.99), 'ms')
  } finally {
    await house.remove()
  }
}

function citationFigures(print: Print): void {
  const times: number[] = []
  for (let n = 0; n < CITATIONS; n += 1) {
    const started = performance.now()
    for (const style of STYLES) cite(itemOf(n), { style, language: 'fr' })
    times.push((performance.now() - started) / STYLES.length)
  }
  print('citation, p99', atShare(times, 0.99), 'ms')
}

/** Prints both. */
export async function referenceFigures(print: Print): Promise<void> {
  citationFigures(print)
  await searchFigures(print)
}
