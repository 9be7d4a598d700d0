// What a program of somebody else does with this node, written against nothing but the types that a generator makes from
// the API document (`paths.ts` beside the copy that is checked and run). It drafts, proposes, releases and reads an
// alert, and prints what it saw as one line of JSON.

import createClient from 'openapi-fetch'
import type { components, paths } from './paths.ts'

type Problem = components['schemas']['Problem']

const [baseUrl = '', origin = '', author = '', second = '', area = ''] = process.argv.slice(2)

const clientOf = (cookie: string) => createClient<paths>({ baseUrl, headers: { cookie, origin } })

/** The typed answer. Throws Error with the fields of the problem where there is none. */
async function answered<T>(asked: Promise<{ data?: T; error?: Problem }>): Promise<T> {
  const { data, error } = await asked
  if (data !== undefined) return data
  throw new Error(
    `${error?.status} ${error?.code}: ${error?.fields?.map(({ path }) => path).join()}`,
  )
}

const officer = clientOf(author)
const releaser = clientOf(second)

const block = {
  event: 'Register closed',
  headline: 'The register is closed for an hour.',
  instruction: 'Work with the printed lists.',
}
const content = {
  eventCode: 'POLLBOOK_OUTAGE',
  urgency: 'Immediate',
  severity: 'Moderate',
  certainty: 'Observed',
  areas: [area],
  texts: { en: block, ar: block },
  cancelTexts: { en: 'The register is open.', ar: 'The register is open.' },
  scope: 'Public',
} as const
const drafting = {
  params: { header: { 'Idempotency-Key': 'draft-1' } },
  body: { content: { ...content, areas: [area] } },
}
const drafted = await answered(officer.POST('/api/alerting.draft', drafting))
const again = await answered(officer.POST('/api/alerting.draft', drafting))
const { alert } = drafted.output
await answered(officer.POST('/api/alerting.propose', { body: { alert, confirmed: ['en', 'ar'] } }))

const shown = await answered(
  releaser.GET('/api/alerting.preview', { params: { query: { alert } } }),
)
const { count, read } = shown
if (read === null) throw new Error('nothing is proposed')
const own = await officer.POST('/api/alerting.issue', { body: { alert, count, read } })
const released = await answered(
  releaser.POST('/api/alerting.issue', { body: { alert, count, read } }),
)
const there = await answered(
  createClient<paths>({ baseUrl }).GET('/api/alerting.publicAlerts', { params: { query: {} } }),
)
const wrong = await officer.POST('/api/alerting.propose', {
  body: { alert: 'none', confirmed: [] },
})

process.stdout.write(
  JSON.stringify({
    sameAlert: again.output.alert === alert,
    repeated: [drafted.repeated, again.repeated],
    records: drafted.records.length,
    refusedOwn: own.error?.code,
    wrongField: wrong.error?.fields?.[0]?.path,
    state: released.output.state,
    revision: released.output.revision,
    headlines: there.items.map(({ texts }) => texts['en']?.headline),
  }),
)
