import { holdsIn } from '../../../core/actor.ts'
import { asked, given } from '../../../core/asked.ts'
import { erasableSubject } from '../../../core/erasing.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { erasureTexts as texts } from '../../../ui/erasure-texts.ts'
import {
  erasureForms,
  erasureList,
  erasurePageForms,
  type ErasureView,
  plainWords,
} from '../../../ui/erasure.ts'
import { refusedPart } from '../../../ui/form.ts'
import { html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { personName } from '../../../ui/name.ts'
import { askErasure, erasable } from '../actions/erasure.ts'
import { type ErasableKind, erasableKind } from '../schema-erasure.ts'
import { erasableTexts } from '../texts/erasure.ts'
import { texts as words } from '../texts/pages.ts'
import { erasurePath, INCIDENTS, pathOf } from './look.ts'

async function load(ctx: PageContext) {
  const { search } = ctx
  const incident = ctx.params['incident'] ?? ''
  const kind = asked(erasableKind, search['kind'])
  const subject = asked(erasableSubject, search['subject'])
  const found = await ctx.call(erasable, { incident, ...given({ kind, subject }) })
  return {
    incident,
    found,
    kind,
    mayAsk: holdsIn(ctx.actor, 'incidents:ask-erasure', found.area),
    mayErase: holdsIn(ctx.actor, 'incidents:erase', found.area),
    names: await namesOf(ctx, { persons: found.asked.map(({ askedBy }) => askedBy) }),
  }
}
type Data = Awaited<ReturnType<typeof load>>

const back = {
  next: (_: unknown, { incident = '' }: Readonly<Record<string, string>>) => erasurePath(incident),
  keeps: ['kind', 'subject'],
} as const

/** What of the words of an incident was asked to be erased, and was; and the words of one kind. */
export const erasurePage = page({
  path: `${INCIDENTS}/:incident/erasure`,
  surface: 'console',
  permission: 'incidents:see-erasures',
  forms: erasurePageForms({ ask: 'incidents.askErasure', erase: 'incidents.eraseWords' }, back),
  load,
  render(data, view) {
    const { t } = view
    const { found, incident } = data
    const shown = shownOf(data, view)
    return {
      title: t(texts.erasure),
      sub: code(found.code),
      main: html`${refusedPart(view, texts)}${live('incident-erasures', erasureList(shown, view))}${erasureForms(shown, view)}`,
      breadcrumb: [
        { path: INCIDENTS, label: t(words.incidents) },
        { path: pathOf(incident), label: plainWords(t, found.title) },
      ],
    }
  },
})

function shownOf({ names, incident, ...data }: Data, view: View): ErasureView<ErasableKind> {
  return {
    ...data,
    kinds: erasableTexts,
    of: { incident },
    path: (one) => erasurePath(incident, { kind: one }),
    person: (id) => personName(view, names, id),
    ask: askErasure,
  }
}
