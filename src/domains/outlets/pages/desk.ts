import { namesOf, personsToChoose } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { ofRow, postForm, refusedPart } from '../../../ui/form.ts'
import { html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { agree, bind, boundPersons, release } from '../actions/person.ts'
import { purposes } from '../found.ts'
import { namedSources, personsHolding } from '../needs.ts'
import { officeTexts as texts } from '../texts/office.ts'
import { DESK, outletPath } from './look.ts'

/** Sources that the form offers; where there are more, the code is typed. */
const OFFERED = 50

async function load(ctx: PageContext) {
  const { items } = await ctx.call(boundPersons, {})
  const { persons } = await ctx.ask(personsHolding, { permission: 'outlets:speak' })
  const bound = items.map(({ person }) => person)
  return {
    items,
    own: await ctx.ofReader(({ actor }) =>
      items.flatMap(({ person, boundBy }) => (boundBy === actor.id ? person : [])),
    ),
    sources: await ctx.ask(namedSources, { what: 'source', limit: OFFERED }),
    names: await namesOf(ctx, { persons: bound }),
    choices: await personsToChoose(
      ctx,
      persons.filter((one) => !bound.includes(one)),
    ),
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** Who speaks for which outlet. */
export const deskPage = page({
  path: DESK,
  surface: 'console',
  permission: 'outlets:admit',
  reach: 'nation',
  nav: { group: 'inform', after: '/console/notices', label: texts.nav },
  forms: {
    bind: { action: bind.name, next: () => DESK, said: texts.saidAsked },
    agree: { action: agree.name, next: () => DESK, said: texts.saidBound },
    release: {
      action: release.name,
      next: () => DESK,
      said: texts.saidReleased,
      asks: { title: texts.releaseTitle, what: texts.releaseWhat, act: texts.release },
    },
  },
  found: purposes.outlets,
  load,
  render(data, view) {
    const { t } = view
    const intro = html`<p>${t(texts.intro)}</p>`
    const main = html`${refusedPart(view, texts)}${intro}<div class="block flush">${listPart(data, view)}</div>${bindPart(data, view)}`
    return { title: t(texts.nav), main }
  },
})

function listPart({ items, names, sources, own }: Data, view: View) {
  const { t, base } = view
  const nameOf = (of: string, asked: string | null) => {
    const title = asked ?? sources.items.find((one) => one.code === of)?.title
    return title === undefined ? code(of) : typed(title)
  }
  return table(t, {
    caption: t(texts.nav),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: items,
    columns: [
      { label: t(texts.person), cell: ({ person }) => personName(view, names, person) },
      {
        label: t(texts.outlet),
        cell: ({ source, title }) =>
          html`<a href="${base}${outletPath(source)}">${nameOf(source, title)}</a>`,
      },
      {
        label: t(texts.since),
        cell: ({ agreedAt }) =>
          agreedAt === null ? t(texts.waitsSecond) : shortMoment(view, agreedAt),
      },
      {
        label: t(texts.action),
        isActs: true,
        cell: ({ person, read }) => {
          const end = postForm(view, {
            name: ofRow('release', person),
            hidden: { person },
            label: t(texts.release),
            kind: 'secondary',
          })
          if (read === null || own.includes(person)) return end
          const name = ofRow('agree', person)
          const label = t(texts.second)
          return html`${postForm(view, { name, hidden: { person, read }, label })}${end}`
        },
      },
    ],
  })
}

function bindPart({ choices, sources }: Data, view: View) {
  const { t } = view
  if (choices.length === 0) return html`<p class="hint">${t(texts.nobody)}</p>`
  const isListed = sources.next === null
  const { sourceHint: _, ...unhinted } = texts
  const form = actionForm(view, {
    name: 'bind',
    action: bind,
    labels: isListed ? unhinted : texts,
    ...(isListed ? {} : { looks: { source: { direction: 'ltr', width: 'medium' } } }),
    choices: {
      person: choices.map(({ id, name }) => ({ value: id, label: name })),
      ...(isListed && {
        source: sources.items.map((one) => ({ value: one.code, label: one.title })),
      }),
    },
    button: texts.bind,
  })
  return block(t(texts.bind), html`<div class="no-print">${form}</div>`)
}
