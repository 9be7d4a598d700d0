import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listed, listInput, newestPage } from '../../../core/listed.ts'
import { inReach, under } from '../../../core/permission.ts'
import { notShut } from '../../../core/shut.ts'
import { time } from '../../../core/time.ts'
import { found } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { readHash } from '../wording.ts'

const reading = { permission: 'statements:read', scope: 'area' } as const

/** Views of the list: what is due or waits for a second person, what everybody reads, and all. */
export const listView = z.enum(['due', 'proposed', 'released', 'all'])
export type ListView = z.infer<typeof listView>

const CONDITIONS = {
  due: { state: 'due' },
  proposed: { proposed: { not: null } },
  released: { firstAt: { not: null } },
  all: {},
} as const

export const statements = query({
  ...reading,
  name: 'statements.statements',
  summary:
    'Statements, the newest first: those that are due, that wait for a second person, or all.',
  input: listInput.extend({
    view: listView.default('all'),
    /** Of a statement, or of its incident. */
    code: z.string().max(40).optional(),
  }),
  output: listed(noun.statementRow),
  async run(ctx, { after, limit, view, code }) {
    const area = under(ctx.areas())
    const by = code?.startsWith('INC-') ? { incidentCode: code } : { code }
    const where = { ...CONDITIONS[view], ...by, area }
    const page = await newestPage(ctx.tx, store.statements, where, { after, limit })
    return { ...page, items: await notShut(ctx, page.items, (row) => row.incident) }
  },
})

const version = noun.versionRow.omit({ writtenDevice: true })
const breach = noun.breachRow.omit({ judgedDevice: true })

export const statement = query({
  ...reading,
  name: 'statements.statement',
  summary:
    'All of the word to the public of one incident: its texts, its plan, and the clock of personal data.',
  input: z.strictObject({ incident: id }),
  output: noun.statementRow.extend({
    versions: z.array(version),
    /** What names the text that waits for a second person, as it is read here; null where none does. */
    read: noun.sha256.nullable(),
    notices: z.array(noun.noticeRow),
    breach: breach.nullable(),
    lengths: z.array(noun.lengthRow),
  }),
  async run(ctx, { incident }) {
    const known = await store.statements.one(ctx.tx, { incident })
    const [open] = await notShut(ctx, known === undefined ? [] : [known], (row) => row.incident)
    const row = found(inReach(ctx, open), 'unknownStatement')
    const of = { statement: row.id }
    const newest = { order: ['-id'], limit: noun.MAX_VERSIONS, as: version } as const
    const versions = await store.versions.many(ctx.tx, of, newest)
    const waiting = versions.find((one) => one.id === row.proposed)
    const how = { order: ['dueAt', 'id'], limit: noun.MAX_NOTICES } as const
    return {
      ...row,
      versions,
      read: waiting === undefined ? null : readHash(waiting),
      notices: await store.notices.many(ctx.tx, of, how),
      breach: (await store.breaches.one(ctx.tx, of, { as: breach })) ?? null,
      lengths: await store.lengths.many(ctx.tx, {}, { limit: noun.DUTIES.length }),
    }
  },
})

/** Things of one kind that wait, as lists of work show them. */
const MAX_WAITING = 50

const item = noun.statementRow.pick({ id: true, incident: true, incidentCode: true }).extend({
  /** To say the first word, to publish what another wrote, to tell somebody, to agree that nobody has to be told. */
  what: z.enum(['first', 'second', 'tell', 'judge']),
  /** Who is to be told. */
  who: noun.noticeRow.shape.who.nullable(),
  /** Whose word it is that needs a second person. */
  by: z.string().nullable(),
  since: time,
  until: time.nullable(),
})
export type WaitingItem = z.infer<typeof item>

export const waiting = query({
  ...reading,
  name: 'statements.waiting',
  summary:
    'What waits of the word to the public: texts to write or to publish, people to tell, judgements.',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(item) }),
  async run(ctx) {
    const wanted = { areas: under(ctx.areas()), limit: MAX_WAITING }
    const rows = await store.allWaiting(ctx.tx, wanted)
    const open = await notShut(ctx, rows, (row) => row.incident)
    return { items: open.flatMap(itemsOf) }
  },
})

function itemsOf(row: store.WaitingRow): WaitingItem[] {
  const { id: own, incident, incidentCode, who, openedAt, dueAt } = row
  const of = { id: own, incident, incidentCode, who }
  if (who !== null) return [{ ...of, what: 'tell', by: null, since: openedAt, until: dueAt }]
  const { state, writtenBy, writtenAt, judgedBy, judgedAt } = row
  const until = state === 'due' ? dueAt : null
  const items: WaitingItem[] = []
  if (writtenAt !== null)
    items.push({ ...of, what: 'second', by: writtenBy, since: writtenAt, until })
  else if (until !== null) items.push({ ...of, what: 'first', by: null, since: openedAt, until })
  if (judgedAt !== null)
    items.push({ ...of, what: 'judge', by: judgedBy, since: judgedAt, until: null })
  return items
}

/** Statements of one day, as its report lists them. */
const MAX_OF_DAY = 200
export const statementsOfDay = query({
  ...reading,
  name: 'statements.ofDay',
  summary: 'Statements that became due, or were published, within a stretch of time.',
  input: z.strictObject({ from: time, until: time }),
  output: z.strictObject({ from: time, until: time, items: z.array(noun.statementRow) }),
  async run(ctx, { from, until }) {
    const wanted = { areas: under(ctx.areas()), from, until, limit: MAX_OF_DAY }
    const rows = await store.statementsWithin(ctx.tx, wanted)
    return { from, until, items: await notShut(ctx, rows, (row) => row.incident) }
  },
})
