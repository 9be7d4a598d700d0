import { asked } from '../../../core/asked.ts'
import { page } from '../../../core/slice.ts'
import { html } from '../../../ui/html.ts'
import { inLanguage } from '../../../ui/words.ts'
import { ofCountry } from '../actions/finder.ts'
import { found } from '../refusals.ts'
import { iso3 } from '../schema.ts'
import { publicTexts as texts } from '../texts/public.ts'
import { AGENCIES, receivingHere } from './agencies.ts'
import { agencyCard } from './card.ts'

/** All agencies that are known of a country. */
export const countryPage = page({
  path: `${AGENCIES}/:iso3`,
  surface: 'public',
  permission: 'anyone',
  load: async (ctx) => ({
    ...(await ctx.call(ofCountry, {
      iso3: found(asked(iso3, ctx.params['iso3']), 'unknownCountry'),
    })),
    receiving: await receivingHere(ctx),
  }),
  render({ names, agencies, receiving }, view) {
    const { t, node } = view
    const isExercise = node.realm === 'exercise'
    const cards = agencies.map((one) => agencyCard(view, one, { isTop: true, receiving }))
    return {
      title: t(texts.ofCountry, { country: inLanguage(view, names) }),
      breadcrumb: [{ path: AGENCIES, label: t(texts.nav) }],
      main: html`${isExercise && html`<p>${t(texts.exercise)}</p>`}${cards.length === 0 ? html`<p>${t(texts.none)}</p>` : cards}`,
    }
  },
})
