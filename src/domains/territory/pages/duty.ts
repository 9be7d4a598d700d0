import { holds } from '../../../core/actor.ts'
import { given } from '../../../core/asked.ts'
import { askedPage, everyItem, MAX_PAGE_ROWS } from '../../../core/listed.ts'
import { NO_NAMES } from '../../../core/names.ts'
import { page } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { typed } from '../../../ui/code.ts'
import { postForm, refusedPart } from '../../../ui/form.ts'
import { html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { plainArea } from '../../../ui/name.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { timeOf } from '../../../ui/time.ts'
import { dutyList, officials, startDuty } from '../actions/official.ts'
import { roster } from '../actions/roster.ts'
import { purposes } from '../found.ts'
import { people } from '../needs.ts'
import { postName } from '../roster.ts'
import { areaAddress, namedLink, reach } from './addresses.ts'
import { dutyEvents, weekPart } from './duty-week.ts'
import {
  acceptPart,
  dutyPlanForm,
  handoverPart,
  holderPart,
  postChoices,
  rosterWarnings,
} from './roster.ts'
import { rosterTexts } from '../texts/roster.ts'
import { actTexts as acts } from '../texts/acts.ts'
import { dutyTexts as texts } from '../texts/duty.ts'

const PATH = '/console/duty'

/** Length of a duty that the form proposes. */
const USUAL_HOURS = 8

/** Persons that the form of holders offers. */
const MAX_PERSONS = 1_000

/** Who is on duty now and next, for the posts of the whole nation. */
export const dutyPage = page({
  path: PATH,
  surface: 'console',
  permission: 'territory:read',
  nav: { group: 'node', label: texts.title },
  calendar: { name: 'duty-list', title: texts.title, events: dutyEvents },
  forms: {
    put: {
      action: 'territory.startDuty',
      next: () => PATH,
      said: texts.saidPut,
      undo: {
        action: 'territory.removeDuty',
        input: (_sent, { duty }: { duty: string }) => ({ duty }),
      },
    },
    plan: { action: 'territory.planDuty', next: () => PATH, said: acts.planned },
    remove: {
      action: 'territory.removeDuty',
      next: () => PATH,
      said: acts.dutyRemoved,
      undo: { action: 'territory.addDuty', input: (_sent, removed: object) => removed },
    },
    handOver: { action: 'territory.handOver', next: () => PATH, said: acts.handedOver },
    hold: {
      action: 'territory.holdPost',
      next: () => PATH,
      said: acts.held,
      undo: {
        action: 'territory.holdPost',
        input: (
          { official, person: was = '' }: { official: string; person?: string },
          { before }: { before: string },
        ) => ({ official, person: before, was }),
      },
    },
    accept: { action: 'territory.acceptDuty', next: () => PATH, said: acts.accepted },
  },
  found: purposes.duty,
  async load(ctx) {
    const { duties, next } = await ctx.call(dutyList, { area: '/', ...askedPage(ctx.search) })
    const posts = (await ctx.call(officials, { area: '/' })).officials
    const mayHandOver = holds(ctx.actor, 'territory:hand-over')
    const list = mayHandOver ? await ctx.call(roster, { area: '/' }) : null
    const mayWrite = holds(ctx.actor, 'territory:write')
    // The exercise knows no names: there everybody speaks for every post.
    const mayName = mayWrite && holds(ctx.actor, 'accounts:read') && ctx.node.realm === 'actual'
    const persons = mayName
      ? await everyItem(
          (after: string | undefined) =>
            ctx.ask(people, { limit: MAX_PAGE_ROWS, ...given({ after }) }),
          MAX_PERSONS,
        )
      : { items: [], isCut: false }
    return { duties, next, posts, list, mayWrite, persons }
  },
  render({ duties, next, posts, list: shifts, mayWrite, persons }, view) {
    const { t } = view
    const removal = { name: 'remove', label: t(texts.remove), kind: 'secondary' } as const
    const remove = {
      label: t(texts.action),
      cell: ({ duty }: (typeof duties)[number]) => postForm(view, { ...removal, hidden: { duty } }),
    }
    const list = table(t, {
      caption: t(texts.title),
      isCaptionHidden: true,
      empty: t(texts.none),
      rows: duties,
      columns: [
        { label: t(texts.post), cell: (row) => typed(postName(row)) },
        {
          label: t(texts.contact),
          cell: (row) => (row.contact === null ? '–' : reach(row.contact)),
        },
        { label: t(texts.from), cell: (row) => timeOf(view, row.from) },
        { label: t(texts.until), cell: (row) => timeOf(view, row.until) },
        ...(mayWrite ? [remove] : []),
      ],
    })
    const form =
      posts.length === 0
        ? html`<p>${t(texts.noPosts)} ${namedLink(view, areaAddress('/'), plainArea(view, NO_NAMES, '/'))}</p>`
        : actionForm(view, {
            name: 'put',
            action: startDuty,
            labels: { ...texts, official: texts.post },
            choices: { official: postChoices(posts) },
            values: { hours: USUAL_HOURS },
            button: texts.put,
          })
    return {
      title: t(texts.title),
      sub: html`${t(texts.intro)}`,
      main: html`${refusedPart(view, { ...rosterTexts, ...texts, official: texts.post })}${shifts !== null && [acceptPart(shifts, view), rosterWarnings(shifts, view)]}${live('duty-list', html`${list}${restLink(view, { path: PATH, next })}`)}
${shifts !== null && handoverPart(shifts, view)}${weekPart(duties, view)}
${mayWrite && html`<h2>${t(texts.add)}</h2>${form}${posts.length > 0 && dutyPlanForm(posts, view)}${posts.length > 0 && persons.items.length > 0 && holderPart(posts, persons, view)}`}`,
    }
  },
})
