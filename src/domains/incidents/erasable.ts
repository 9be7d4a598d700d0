// Words of an incident that can be erased: of each kind the rows that hold them, and what is left of those. A test walks
// every column of the slice that holds words and asks for its kind here.
import { erasableIn, type Erased, type Kind, LISTED } from '../../core/erasable.ts'
import type { Tx } from '../../core/port.ts'
import type { ErasableKind } from './schema-erasure.ts'
import { MAX_RUNS } from './schema-playbook.ts'
import { MAX_TASKS } from './schema.ts'
import * as store from './store.ts'
import { erasures, writtenEntries } from './store/erasure.ts'

const kind = erasableIn('incident')

/** Columns of the timeline in which somebody writes. */
const WRITTEN = ['text', 'textSalt', 'tag', 'observable', 'readIn', 'written'] as const

/** Empties entries, those of these ids or those that tell of these tasks; the moment stays. */
async function emptyEntries(
  tx: Tx,
  which: { readonly id: string } | { readonly subject: readonly string[] },
): Promise<void> {
  const where = 'id' in which ? which : { ...which, kind: 'task-done' as const }
  const words = { text: '', textSalt: '', tag: '', observable: '', readIn: '', written: '' }
  await store.entries.change(tx, where, words)
}

/** An entry belongs to several incidents, and is erased in all of them; that of a task goes with the task. */
const entry: Kind = {
  table: store.entries.name,
  columns: WRITTEN,
  list: async (tx, incident) =>
    (await writtenEntries(tx, { incident, limit: LISTED })).map(wordsOf),
  some: async (tx, incident, id) =>
    (await writtenEntries(tx, { incident, id, limit: LISTED * 2 })).map(wordsOf),
  erase: (tx, { subject: id }) => emptyEntries(tx, { id }),
}

type Written = Pick<
  store.EntryRow,
  'id' | 'text' | 'tag' | 'observable' | 'readIn' | 'written' | 'kind'
>

function wordsOf({ id, text, tag, observable, readIn, written, kind: of }: Written) {
  const all = [text, tag, observable, readIn, of === 'note' ? written : '']
  return { subject: id, text: all.filter((one) => one !== '').join(', ') }
}

/** What is left of a step of a playbook. */
const NO_STEP = { words: null, answers: null } as const

/** Runs of playbooks on an incident that are over: of what goes on, the next step needs the document. */
async function overOf(tx: Tx, incident: string): Promise<string[]> {
  const where = { incident, endedAt: { not: null } }
  return (await store.runs.many(tx, where, { limit: MAX_RUNS })).map(({ id }) => id)
}

/** With the document of a playbook go its steps, which repeat it. */
async function forgetSteps(tx: Tx, { subject: run }: Erased): Promise<void> {
  const own = await store.tasks.many(tx, { run }, { limit: MAX_TASKS })
  if (own.length === 0) return
  await store.tasks.change(tx, { run }, { title: '', titleSalt: '', ...NO_STEP })
  await store.tasks.change(tx, { run, said: { not: null } }, { said: '' })
  await emptyEntries(tx, { subject: own.map(({ id }) => id) })
}

const ofTask = (tx: Tx, { subject }: Erased) => emptyEntries(tx, { subject: [subject] })

export const KINDS: Readonly<Record<ErasableKind, Kind>> = {
  title: kind(store.incidents, {
    texts: ['title', 'titleSalt', 'words'],
    read: (row) => [row.title],
    within: async (_, id) => ({ id }),
  }),
  entry,
  task: kind(store.tasks, {
    texts: ['title', 'titleSalt'],
    within: async (_, incident) => ({ incident, run: null }),
    also: ofTask,
  }),
  step: kind(store.tasks, {
    texts: ['title', 'titleSalt', 'said'],
    more: ['words', 'answers'],
    read: (row) => [row.title, ...Object.values(row.words ?? {}).map(({ text }) => text)],
    left: () => NO_STEP,
    within: async (tx, incident) => ({ incident, run: await overOf(tx, incident) }),
    also: ofTask,
  }),
  run: kind(store.runs, {
    texts: ['text'],
    more: ['names'],
    read: (row) => (row.text === '' ? [] : [Object.values(row.names)[0] ?? row.playbook]),
    left: () => ({ names: {} }),
    within: async (_, incident) => ({ incident, endedAt: { not: null } }),
    also: forgetSteps,
  }),
  // What an erasure is done for stands until it is done.
  basis: kind(erasures, {
    texts: ['basis', 'basisSalt'],
    within: async (_, incident) => ({ incident, doneAt: { not: null } }),
  }),
}
