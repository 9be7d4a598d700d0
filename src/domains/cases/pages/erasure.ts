import { holds } from '../../../core/actor.ts'
import { asked } from '../../../core/asked.ts'
import { namesOf } from '../../../core/names.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { erasureTexts as texts } from '../../../ui/erasure-texts.ts'
import {
  erasureForms,
  erasureList,
  erasurePageForms,
  type ErasureView,
} from '../../../ui/erasure.ts'
import { askWordsErased, erasable } from '../actions/erasure.ts'
import { type ErasableKind, erasableKind } from '../schema/erasure.ts'
import { erasableTexts } from '../texts/erasure.ts'
import { casePage } from './frame.ts'
import { casePath } from './look.ts'
import { memberName } from './member-name.ts'

async function load(ctx: PageContext, of: string) {
  const kind = asked(erasableKind, ctx.search['kind'])
  const found = await ctx.call(erasable, kind === undefined ? { case: of } : { case: of, kind })
  return {
    found,
    kind,
    mayAsk: holds(ctx.actor, 'cases:ask-erasure'),
    mayErase: holds(ctx.actor, 'cases:prosecute'),
    names: await namesOf(ctx, { persons: found.asked.map(({ askedBy }) => askedBy) }),
  }
}
type Data = Awaited<ReturnType<typeof load>>

const back = {
  next: (_: unknown, { case: of = '' }: Readonly<Record<string, string>>) =>
    casePath(of, 'erasure'),
  keeps: ['kind'],
} as const

/** Where words of one kind are asked to be erased, and are. */
export function erasurePath(of: string, kind: ErasableKind): string {
  return `${casePath(of, 'erasure')}?kind=${kind}`
}

function shownOf({ names, ...data }: Data, view: View, of: string): ErasureView<ErasableKind> {
  return {
    ...data,
    kinds: erasableTexts,
    of: { case: of },
    path: (one) => erasurePath(of, one),
    person: (id) => memberName(view, names, id),
    ask: askWordsErased,
  }
}

/** What of the words of a case was asked to be erased, and was; and the words of one kind, each with what is done of it. */
export const erasurePage = casePage<Data>({
  path: 'erasure',
  permission: 'cases:read',
  labels: texts,
  forms: erasurePageForms({ ask: 'cases.askWordsErased', erase: 'cases.eraseWords' }, back),
  load,
  render(data, view, of) {
    const shown = shownOf(data, view, of)
    return { shown: erasureList(shown, view), forms: erasureForms(shown, view) }
  },
})
