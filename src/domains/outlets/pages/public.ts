import { asked } from '../../../core/asked.ts'
import { page, type PageContext } from '../../../core/slice.ts'
import { typed } from '../../../ui/code.ts'
import { html } from '../../../ui/html.ts'
import { publicOutlet } from '../actions/commitment.ts'
import { found } from '../refusals.ts'
import { sourceCode } from '../schema.ts'
import { publicTexts as texts } from '../texts/public.ts'
import { outletPath, saidPart } from './look.ts'

async function load(ctx: PageContext) {
  const source = found(asked(sourceCode, ctx.params['source']?.toUpperCase()), 'unknownOutlet')
  return { outlet: await ctx.call(publicOutlet, { source }) }
}
type Data = Awaited<ReturnType<typeof load>>

/** An outlet: what it says it does, in its own words, beside what was measured. */
export const outletPage = page({
  path: '/outlets/:source',
  surface: 'public',
  permission: 'anyone',
  load,
  render({ outlet }: Data, view) {
    const { t, base } = view
    const { source, name, mergedInto, versions } = outlet
    if (mergedInto !== null) {
      const link = html`<a href="${base}${outletPath(mergedInto)}">${mergedInto}</a>`
      return {
        title: name,
        movedTo: outletPath(mergedInto),
        main: html`<p>${t.parts(texts.moved, { link })}</p>`,
      }
    }
    const who = html`<p><a href="${base}/sources/${source}">${t(texts.source)}: ${typed(name)}</a></p>`
    return {
      title: name,
      main: html`<h2>${t(texts.says)}</h2><p class="hint">${t(texts.saysHint)}</p>${saidPart(versions, view)}${who}`,
    }
  },
})
