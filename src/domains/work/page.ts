import { holds } from '../../core/actor.ts'
import { type PersonChoice, personsToChoose } from '../../core/names.ts'
import { page, type PageContext, type View } from '../../core/slice.ts'
import { groupsOf, type Work, type WorkGroup } from '../../core/waiting.ts'
import { selectField } from '../../ui/field.ts'
import { fieldStates, ofRow, postForm, refusedPart } from '../../ui/form.ts'
import { type Content, type Html, html } from '../../ui/html.ts'
import { live } from '../../ui/live.ts'
import { emptyState } from '../../ui/notice.ts'
import { takingButton, takingForms } from '../../ui/taking.ts'
import { withSearch } from '../../ui/page-href.ts'
import { purposes } from './found.ts'
import { list, PATH } from './list.ts'
import { personsHolding } from './needs.ts'
import { SNOOZE_MINUTES } from './schema.ts'
import { texts } from './texts.ts'

const here = () => PATH
const subjectOf = (_sent: never, { subject }: { readonly subject: string }) => ({ subject })

/** Entries of one cause in sight below the first; the others are one press away. */
const LINES = 3

/** What waits for the reader, from every slice. */
export const waitingPage = page({
  path: PATH,
  surface: 'console',
  permission: 'accounts:names',
  nav: { group: 'top', after: '/console', label: texts.title, countsAll: true },
  forms: {
    ...takingForms(here, { take: 'work.take', giveBack: 'work.giveBack' }),
    handOver: { action: 'work.handOver', next: here, said: texts.saidOver },
    snooze: {
      action: 'work.snooze',
      next: here,
      said: texts.saidLater,
      undo: { action: 'work.wake', input: subjectOf },
    },
  },
  found: purposes.waiting,
  async load(ctx) {
    const rows = await ctx.waiting()
    const mayAct = holds(ctx.actor, 'work:do')
    // The exercise knows no persons: there everybody speaks for everybody.
    const isAsked = mayAct && rows.length > 0 && ctx.node.realm === 'actual'
    const { open = '', group = '' } = ctx.search
    return { rows, mayAct, open, group, persons: isAsked ? await others(ctx) : [] }
  },
  render(
    { rows, mayAct, open, group, persons },
    view,
  ): { title: string; sub: Html; acts: Html; main: Html } {
    const { t } = view
    const sound = html`<button type="button" class="button secondary" data-sound aria-pressed="false" hidden>${t(texts.sound)}</button>`
    const isRefused = ({ subject }: Work) => view.refused?.form === ofRow('handOver', subject)
    const isOpen = (one: Work) => one.subject === open || isRefused(one)
    const shown = {
      lines: LINES,
      isWhole: ({ group: own, works }: WorkGroup) => own === group || works.some(isOpen),
      ...(mayAct && { aside: (work: Work) => choices(work, view, { open, persons }) }),
    }
    const body =
      rows.length === 0
        ? emptyState(t(texts.none))
        : html`<p class="hint">${t(texts.matters, { count: groupsOf(rows).length })} · ${t(texts.things, { count: rows.length })}</p><div class="block flush">${list(view, rows, shown)}</div>`
    return {
      title: t(texts.title),
      sub: html`${t(texts.order)}`,
      acts: sound,
      main: html`${refusedPart(view, texts)}${live('waiting-list', body)}`,
    }
  },
})

/** What a person may do with work besides doing it: the rarer forms stand in the one row that asks for them. */
function choices(
  work: Work,
  view: View,
  { open, persons }: { readonly open: string; readonly persons: readonly PersonChoice[] },
): Content {
  const { t, base } = view
  const { subject, takenBy, isOwn, until } = work
  const hidden = { subject }
  const mine = takenBy === null || isOwn
  const first = takingButton(view, work)
  const over = ofRow('handOver', subject)
  const mayHand = mine && persons.length > 0
  // What lapses is not put aside: it would be gone when it comes back.
  const mayWait = until === null
  if (!mayHand && !mayWait) return first
  if (subject !== open && view.refused?.form !== over) {
    const href = withSearch(`${base}${PATH}`, { open: subject })
    return html`${first}<a href="${href}">${t(texts.otherwise)}</a>`
  }
  const options = persons.map(({ id: value, name: label }) => ({ value, label }))
  const field = fieldStates(over, view.refused)
  const hand =
    mayHand &&
    postForm(view, {
      name: over,
      hidden,
      body: selectField(t, { ...field('to'), label: t(texts.to), choices: options }),
      label: t(texts.handOver),
      kind: 'secondary',
    })
  const later = SNOOZE_MINUTES.map((minutes) =>
    postForm(view, {
      name: 'snooze',
      hidden: { subject, minutes: String(minutes) },
      label: t(texts[`in${minutes}`]),
      kind: 'secondary',
    }),
  )
  return html`${first}${hand}${mayWait && html`<p class="hint">${t(texts.later)}</p>${later}`}`
}

/** To whom work can be handed; the reader is none of them. */
async function others(ctx: PageContext): Promise<readonly PersonChoice[]> {
  const { persons } = await ctx.ask(personsHolding, { permission: 'work:do' })
  return (await personsToChoose(ctx, persons)).filter(({ id }) => id !== ctx.actor.id)
}
