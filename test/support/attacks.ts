// Support of the tests of explained attacks: a house with incidents of which some are closed, a case on one of them, and
// people who write, approve and answer for the prosecutor, each on a device of their own.
import { z } from 'zod'
import { query } from '../../src/core/action.ts'
import { attacks } from '../../src/domains/attacks/index.ts'
import { send, write } from '../../src/domains/attacks/actions/form.ts'
import type { Content } from '../../src/domains/attacks/schema.ts'
import { exampleSlice } from './example-slice.ts'
import { person, type TestHouse, type TestHouseOptions } from './house.ts'
import { PLAIN_NAMES } from './plain-names.ts'

const DESK = ['attacks:read', 'attacks:write', 'attacks:approve'] as const

export const hana = person('hana', DESK)
export const hugo = person('hugo', DESK)
export const pia = person('pia', ['attacks:read', 'attacks:consent', 'cases:prosecute'])

const AT = '2026-11-20T08:00:00.000Z'
const incidentOf = (n: number, state: string) => ({
  id: `019a0000-0000-7000-8000-00000000000${n}`,
  code: `INC-AAAAAAA${n}`,
  title: `Incident ${n}`,
  area: '/1/2/3/',
  state,
  type: 'ddos',
  asset: 'results-site',
  openedAt: AT,
  endedAt: state === 'open' ? null : AT,
})
/** Two are closed, an open case stands on the second; the third goes on. */
export const [plain, inCase, going] = [
  incidentOf(1, 'closed'),
  incidentOf(2, 'closed'),
  incidentOf(3, 'open'),
] as const
const INCIDENTS = [plain, inCase, going, incidentOf(4, 'false-alarm')]

const anybody = { permission: 'anyone', scope: 'none', summary: 'As in a country.' } as const
const output = z.looseObject({})

const country = exampleSlice('country', {
  actions: [
    query({
      ...anybody,
      name: 'incidents.named',
      input: z.strictObject({ incidents: z.array(z.string()) }),
      output,
      run: async (_, { incidents }) => ({
        items: INCIDENTS.filter(({ id }) => incidents.includes(id)),
      }),
    }),
    query({
      ...anybody,
      name: 'incidents.incidents',
      input: z.strictObject({ view: z.string(), limit: z.number() }),
      output,
      run: async () => ({ items: INCIDENTS.filter(({ endedAt }) => endedAt !== null) }),
    }),
    query({
      ...anybody,
      name: 'accounts.namesIn',
      input: z.strictObject({ text: z.string() }),
      output,
      run: async (_, { text }) => ({ names: text.includes('Juma') ? ['Juma Otieno'] : [] }),
    }),
    query({
      ...anybody,
      name: 'accounts.holders',
      input: z.strictObject({ permission: z.string(), area: z.string() }),
      output,
      run: async () => ({ count: 1 }),
    }),
    query({
      ...anybody,
      name: 'monitoring.publicStatus',
      input: z.strictObject({ limit: z.number(), after: z.string().optional() }),
      output,
      // One name a page.
      run: async (_, { after }) =>
        after === undefined
          ? { items: [{ name: 'Map of Cedar' }], next: 'Map of Cedar' }
          : { items: [{ name: 'Results of Alder' }], next: null },
    }),
    query({
      ...anybody,
      permission: 'cases:prosecute',
      scope: 'shared',
      name: 'cases.openOn',
      input: z.strictObject({ incident: z.string() }),
      output,
      run: async (_, { incident }) => ({ isOpen: incident === inCase.id }),
    }),
    ...PLAIN_NAMES,
  ],
})

export const attacksHouse: TestHouseOptions = { slices: [country, attacks] }

export const TEXT: Content = {
  title: 'The page of results did not answer',
  kind: 'availability',
  service: 'results',
  month: '2026-11',
  happened: 'Many computers asked the page at once.',
  effect: 'For two hours nobody saw results on the net. No vote was lost.',
  learnt: 'A second address was missing.',
  advice: 'Wait, and believe official results alone.',
  place: '/1/2/',
  language: 'en',
}

/** Writes and sends as hana. */
export async function sent(h: TestHouse, incident: string, words: Partial<Content> = {}) {
  const made = await h.call(hana, write, { ...TEXT, ...words, incident })
  await h.call(hana, send, { form: made.form, confirmed: [], isAnonymous: true })
  return made
}
