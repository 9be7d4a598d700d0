import { holdsIn } from '../../../core/actor.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { buttonLink, ofRow, postForm, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { emptyState } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { inLanguage } from '../../../ui/words.ts'
import { addAgency, agencies, confirmAgency, correctAgency } from '../actions/agency.ts'
import { nation, proposed } from '../actions/nation.ts'
import { overseer } from '../actions/overseer.ts'
import { purposes } from '../found.ts'
import { type Agency, agencyKind, type AgencyKind } from '../schema.ts'
import { texts, treatyTexts } from '../texts/console.ts'
import { deskTexts } from '../texts/public.ts'
import { agencyTexts } from '../texts/desk.ts'
import { agencyPath, contactsOf, DIRECTORY, nameOf, stateOf, TREATIES } from './look.ts'

const PATH = DIRECTORY
/** Where a country is chosen. */
const SETUP_PATH = '/console/setup'
const here = () => PATH

async function load(ctx: PageContext) {
  const chosen = await ctx.call(nation, {})
  const found = chosen === null ? [] : (await ctx.call(agencies, { iso3: chosen.iso3 })).agencies
  const mayWrite = holdsIn(ctx.actor, 'directory:write', '/')
  const refused = ctx.refused?.form === 'correct' ? ctx.refused.values['agency'] : undefined
  const wanted = refused ?? ctx.search['correct']
  return {
    country: chosen === null ? null : await ctx.call(proposed, { iso3: chosen.iso3 }),
    agencies: found,
    overseer: await ctx.call(overseer, {}),
    names: await namesOf(ctx, { persons: found.map(({ confirmed }) => confirmed?.by) }),
    mayWrite,
    /** The agency that is being corrected. */
    correcting: (mayWrite && found.find(({ id }) => id === wanted)) || null,
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** Whom the node turns to, and how sure that is. */
export const directoryPage = page({
  path: PATH,
  surface: 'console',
  realm: 'actual',
  permission: 'directory:read',
  nav: { group: 'people-and-law', label: texts.title },
  forms: {
    confirm: { action: 'directory.confirmAgency', next: here, said: texts.saidConfirmed },
    correct: { action: 'directory.correctAgency', next: here, said: texts.saidCorrected },
    remove: {
      action: 'directory.removeAgency',
      next: here,
      asks: { title: texts.askTitle, what: texts.askWhat, act: texts.askAct },
      said: texts.saidRemoved,
    },
    add: { action: 'directory.addAgency', next: here, said: texts.saidAdded },
  },
  found: purposes.directory,
  load,
  render(data, view) {
    return {
      title: view.t(texts.title),
      main: html`${refusedPart(view, texts)}${data.country === null ? noCountry(data, view) : content(data, data.country, view)}${data.correcting === null && treatiesPart(view)}${data.correcting === null && overseerPart(data, view)}`,
    }
  },
})

function treatiesPart({ t, base }: View): Html {
  return html`<p><a href="${base}${TREATIES}">${t(treatyTexts.title)}</a></p>`
}

/** Whom everybody may turn to who sees a stranger on the list of persons. */
function overseerPart({ overseer: named }: Data, { t }: View): Html {
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
  const { correcting, mayWrite } = data
  if (correcting !== null)
    return html`<h2>${t(texts.correctTitle, { name: correcting.name })}</h2>${correcting.confirmed === null && html`<p class="hint">${t.parts(texts.fromSource, { source: typed(correcting.source) })}</p>`}${correctForm(correcting, view)}`
  const sections = agencyKind.options.map(
    (kind) => html`<section><h2>${t(texts[kind])}</h2>${agencyTable(data, kind, view)}</section>`,
  )
  const setup = { href: `${base}${SETUP_PATH}`, label: t(texts.setup), kind: 'secondary' } as const
  return html`<p>${t(texts.intro, { country: inLanguage(view, country.names) })}</p>${sections}
${mayWrite && html`<h2>${t(texts.add)}</h2>${addForm(country.iso3, view)}<p>${buttonLink(setup)}</p>`}`
}

/** Agencies of one kind: how to reach them, where that is from, and whether a person has confirmed it. */
function agencyTable(data: Data, kind: AgencyKind, view: View): Html {
  const { t } = view
  const actions = {
    label: t(texts.action),
    cell: (agency: Agency): Content => [
      agency.confirmed === null && confirmForm(view, agency),
      html`<p><a href="${view.base}${agencyPath(agency.id)}">${t(agencyTexts.open)}<span class="hidden"> ${agency.name}</span></a></p>`,
      html`<p><a href="${view.base}/console/directory?correct=${agency.id}">${t(texts.correct)}<span class="hidden"> ${agency.name}</span></a></p>`,
      postForm(view, {
        name: 'remove',
        hidden: { agency: agency.id },
        label: t(texts.remove),
        kind: 'secondary',
      }),
    ],
  }
  return table(t, {
    caption: t(texts[kind]),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: data.agencies.filter((agency) => agency.kind === kind),
    columns: [
      { label: t(texts.name), cell: nameOf },
      { label: t(texts.reach), cell: (agency) => contactsOf(view, agency) },
      { label: t(texts.state), cell: (agency) => stateOf(view, agency, data.names) },
      ...(data.mayWrite ? [actions] : []),
    ],
  })
}

function confirmForm(view: View, { id: agency }: Agency): Html {
  const form = actionForm(view, {
    name: ofRow('confirm', agency),
    action: confirmAgency,
    labels: texts,
    hidden: { agency },
    looks: { source: { width: 'medium' } },
    button: texts.confirmButton,
  })
  return disclosure(view.t(texts.confirm), form)
}

const OFF = { autocomplete: 'off' } as const
const CODE = { ...OFF, direction: 'ltr' } as const
const SHARED = {
  labels: texts,
  looks: {
    name: OFF,
    nameLocal: OFF,
    website: OFF,
    phone: { ...CODE, type: 'tel', width: 'medium' },
    emergency: { ...CODE, type: 'tel', width: 'short' },
    mail: OFF,
    languages: { ...CODE, width: 'medium' },
  },
} as const

function addForm(iso3: string, view: View): Html {
  return actionForm(view, {
    ...SHARED,
    name: 'add',
    action: addAgency,
    hidden: { iso3 },
    choices: { kind: texts, desk: deskTexts },
    button: texts.addButton,
  })
}

/** Fields of what is not known stay empty, and where it is known from is said anew. */
function correctForm(agency: Agency, view: View): Html {
  return actionForm(view, {
    ...SHARED,
    name: 'correct',
    action: correctAgency,
    hidden: { agency: agency.id },
    choices: { desk: deskTexts },
    values: { ...agency, source: '' },
    button: texts.correctButton,
  })
}
