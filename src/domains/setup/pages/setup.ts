import { page, type PageContext, type View } from '../../../core/slice.ts'
import { buttonLink, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { checklist, readyCount } from './checklist.ts'
import { type CountryData, countryStep } from './country.ts'
import { electionStep } from './election.ts'
import { purposes } from '../found.ts'
import * as needs from '../needs.ts'
import { overseerPart } from './overseer.ts'
import { type Readiness, readinessOf } from '../readiness.ts'
import { setupTexts as texts } from '../texts.ts'

interface SetupData extends CountryData {
  readonly election: needs.Election | null
  /** How many agencies are unverified; null where the directory is empty. */
  readonly unverified: number | null
  readonly releasers: number
  readonly overseer: needs.Overseer | null
  readonly readiness: readonly Readiness[]
}

const PATH = '/console/setup'
const here = () => PATH
const OFFICE_PATH = '/console/people/office'
const OFFICE_SIZES = [1, 3, 10, 50]

/** The first page of a new node: from the country to a checklist of what is not ready yet. */
export const setupPage = page<SetupData, Html>({
  path: PATH,
  surface: 'console',
  realm: 'actual',
  permission: 'directory:write',
  reach: 'nation',
  nav: { group: 'node', label: texts.title },
  forms: {
    nation: { action: 'directory.chooseNation', next: here, said: texts.saidNation },
    election: { action: 'territory.createElection', next: here, said: texts.saidElection },
    phase: { action: 'territory.setPhase', next: here, said: texts.saidPhase },
    overseer: { action: 'directory.nameOverseer', next: here, said: texts.saidOverseer },
    waive: { action: 'directory.waive', next: here, said: texts.saidWaived },
    endWaiver: { action: 'directory.endWaiver', next: here, said: texts.saidRequired },
  },
  found: purposes.setup,
  load,
  render(data, view) {
    const { t, base } = view
    const exercise = html`<a href="${base}/console/exercise">${t(texts.exercise)}</a>`
    return {
      title: t(texts.title),
      main: html`${refusedPart(view, view.refused?.form === 'overseer' ? OVERSEER : SUMMARY)}
<p>${t(texts.intro)} ${t.parts(texts.tryFirst, { exercise })}</p>${readyCount(data.readiness, view)}
${countryStep(data, view)}${electionStep(data, view)}${directoryStep(data, view)}${officeStep(data, view)}${overseerPart(data.overseer, view)}${checklist(data.readiness, view)}`,
    }
  },
})

/** What the summary of what is wrong calls the fields. */
const SUMMARY = {
  name: texts.electionName,
  date: texts.electionDate,
  zone: texts.zone,
  phase: texts.phase,
  from: texts.from,
  until: texts.until,
  reason: texts.reason,
}
const OVERSEER = {
  name: texts.overseerPerson,
  post: texts.overseerPost,
  phone: texts.overseerPhone,
}

async function load(ctx: PageContext): Promise<SetupData> {
  const nation = await ctx.ask(needs.nation, {})
  const { countries } = await ctx.ask(needs.countries, {})
  const asked = ctx.refused?.values['iso3'] ?? ctx.search['country'] ?? nation?.iso3
  const known = countries.find(({ iso3 }) => iso3 === asked)
  const proposal = known === undefined ? null : await ctx.ask(needs.proposal, { iso3: known.iso3 })
  return {
    nation,
    countries,
    proposal,
    election: await ctx.ask(needs.election, {}),
    unverified: nation === null ? null : await countUnverified(ctx, nation.iso3),
    releasers: (await ctx.ask(needs.holders, { permission: 'alerting:release' })).count,
    overseer: await ctx.ask(needs.overseer, {}),
    readiness: await readinessOf(ctx),
  }
}

async function countUnverified(ctx: PageContext, iso3: string): Promise<number | null> {
  const { agencies } = await ctx.ask(needs.agencies, { iso3 })
  if (agencies.length === 0) return null
  return agencies.filter(({ confirmed }) => confirmed === null).length
}

function directoryStep({ unverified }: SetupData, { t, base }: View): Html {
  const words =
    unverified === null
      ? t(texts.directoryEmpty)
      : unverified === 0
        ? t(texts.directoryDone)
        : t(texts.directoryWaits, { count: unverified })
  const href = `${base}/console/directory`
  return html`<h2>${t(texts.directoryTitle)}</h2><p>${words}</p><p>${buttonLink({ href, label: t(texts.openDirectory), kind: 'secondary' })}</p>`
}

function officeStep({ releasers }: SetupData, { t, base }: View): Html {
  const links = OFFICE_SIZES.map(
    (count) =>
      html` ${buttonLink({ href: `${base}${OFFICE_PATH}?size=${count}`, label: t(texts.office, { count }), kind: 'secondary' })}`,
  )
  return html`<h2>${t(texts.officeTitle)}</h2><p>${t(texts.officeIntro, { count: releasers })}</p><p class="buttons">${links}</p>`
}
