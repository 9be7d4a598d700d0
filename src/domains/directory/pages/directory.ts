import { z } from 'zod'
import { holdsIn } from '../../../core/actor.ts'
import { need } from '../../../core/action.ts'
import { type Names, NO_NAMES, namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { buttonLink, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { emptyState } from '../../../ui/notice.ts'
import { agencies } from '../actions/agency.ts'
import { overseer } from '../actions/overseer.ts'
import { AGENCY_KINDS, type Agency } from '../schema.ts'
import { texts } from '../texts.ts'
import { agencyTable } from './agency-table.ts'
import { agencyForm } from './agency-form.ts'

const PATH = '/console/directory'
/** Where a country is chosen. */
const SETUP_PATH = '/console/setup'
const here = () => PATH

// Its own queries that stand on the facts are made when the slice is; the page asks for them as another slice would.
const nation = need<object>()(
  'directory.nation',
  z.object({ iso3: z.string(), languages: z.array(z.string()) }).nullable(),
)
const proposal = need<{ iso3: string }>()(
  'directory.proposal',
  z.object({ names: z.record(z.string(), z.string()) }),
)

type Overseer = Awaited<ReturnType<typeof overseer.run>>

interface Data {
  readonly country: {
    readonly iso3: string
    readonly names: Readonly<Record<string, string>>
  } | null
  readonly agencies: readonly Agency[]
  readonly overseer: Overseer
  readonly names: Names
  readonly mayWrite: boolean
  /** The agency that is being corrected. */
  readonly correcting: Agency | null
}

/** Whom the node turns to, and how sure that is. */
export const directoryPage = page<Data, Html>({
  path: PATH,
  surface: 'console',
  realm: 'actual',
  permission: 'directory:read',
  nav: { group: 'people-and-law', label: texts.title },
  forms: {
    confirm: { action: 'directory.confirmAgency', next: here },
    correct: { action: 'directory.correctAgency', next: here },
    remove: { action: 'directory.removeAgency', next: here },
    add: { action: 'directory.addAgency', next: here },
  },
  load,
  render(data, view) {
    const { t } = view
    return {
      title: t(texts.title),
      main: html`${refusedPart(view)}${data.country === null ? noCountry(data, view) : content(data, data.country, view)}${data.correcting === null && overseerPart(data.overseer, view)}`,
    }
  },
})

async function load(ctx: PageContext): Promise<Data> {
  const mayWrite = holdsIn(ctx.actor, 'directory:write', '/')
  const chosen = await ctx.ask(nation, {})
  const checks = await ctx.call(overseer, {})
  const nobody = { agencies: [], overseer: checks, names: NO_NAMES, correcting: null }
  if (chosen === null) return { country: null, mayWrite, ...nobody }
  const { iso3 } = chosen
  const { names } = await ctx.ask(proposal, { iso3 })
  const { agencies: found } = await ctx.call(agencies, { iso3 })
  const wanted = ctx.refused?.form === 'correct' ? ctx.refused.values['agency'] : undefined
  const id = wanted ?? ctx.search['correct']
  return {
    country: { iso3, names },
    agencies: found,
    overseer: checks,
    names: await namesOf(ctx, { persons: found.map(({ confirmed }) => confirmed?.by) }),
    mayWrite,
    correcting: (mayWrite && found.find((agency) => agency.id === id)) || null,
  }
}

/** Whom everybody may turn to who sees a stranger on the list of persons. */
function overseerPart(named: Overseer, { t }: View): Html {
  if (named === null)
    return html`<section><h2>${t(texts.overseer)}</h2><p>${t(texts.noOverseer)}</p></section>`
  const { name, post, phone } = named
  const who = t.parts(texts.overseerIs, { person: typed(name), post: typed(post) })
  return html`<section><h2>${t(texts.overseer)}</h2><p>${who}${phone !== null && html` ${code(phone)}`}</p><p class="hint">${t(texts.overseerFor)}</p></section>`
}

function noCountry({ mayWrite }: Data, { t, base }: View): Html {
  if (!mayWrite) return emptyState(t(texts.noNationYet))
  const setup = html`<a href="${base}${SETUP_PATH}">${t(texts.setup)}</a>`
  return html`<p>${t.parts(texts.noNation, { setup })}</p>`
}

function content(data: Data, country: NonNullable<Data['country']>, view: View): Html {
  const { t, base } = view
  const name = country.names[t.language] ?? country.names['en'] ?? country.iso3
  if (data.correcting !== null) {
    const { correcting } = data
    return html`<h2>${t(texts.correctTitle, { name: correcting.name })}</h2>${agencyForm(view, { iso3: country.iso3, agency: correcting })}`
  }
  const sections = AGENCY_KINDS.map((kind) => {
    const rows = data.agencies.filter((agency) => agency.kind === kind)
    return html`<section><h2>${t(texts[kind])}</h2>${agencyTable(view, { kind, rows, names: data.names, mayWrite: data.mayWrite })}</section>`
  })
  const setup = buttonLink({
    href: `${base}${SETUP_PATH}`,
    label: t(texts.setup),
    kind: 'secondary',
  })
  return html`<p>${t(texts.intro, { country: name })}</p>${sections}
${data.mayWrite && html`<h2>${t(texts.add)}</h2>${agencyForm(view, { iso3: country.iso3, agency: null })}<p>${setup}</p>`}`
}
