import type { ExercisePart } from '../../core/exercise.ts'
import { agree, assess } from './actions/assessment.ts'
import { assessmentsOf } from './actions/read.ts'
import { addItem } from './actions/item.ts'
import { publicSources } from './actions/public.ts'
import { addSource, noteDisclosure } from './actions/source.ts'

/** Who is read in the exercise's country, and what is said of each; nobody of them is real. The last stands first in lists. */
const SOURCES = [
  {
    name: 'Practica Moming Post (exercise)',
    kind: 'account',
    domains: 'p0st.exercise.example',
    standing: 'imitation',
    scope: 'Everything under this name',
    reasons: 'It takes the name and the look of the Morning Post, and is not that paper.',
  },
  {
    name: 'Alder Evening News (exercise)',
    kind: 'outlet',
    domains: 'evening.exercise.example',
    standing: 'attributed',
    scope: 'What its reporters saw themselves',
    reasons: 'It says who saw what. What it takes from others it does not check.',
  },
  {
    name: 'Radio Birch (exercise)',
    kind: 'outlet',
    domains: 'radio.exercise.example',
    standing: 'attributed',
    scope: 'News of the province of Birch',
    reasons: 'It reads corrections out in the same programme.',
  },
  {
    name: 'Practica Morning Post (exercise)',
    kind: 'outlet',
    domains: 'post.exercise.example',
    standing: 'attributed',
    scope: 'Reports of its own correspondents',
    reasons: 'It corrects what was wrong, on the same page. Its comments are opinions.',
  },
  {
    name: 'Electoral Gazette of Practica (exercise)',
    kind: 'authority',
    domains: 'gazette.exercise.example',
    standing: 'usable',
    scope: 'Its announcements of polling places, hours and results',
    reasons: 'It is where the law has them published.',
  },
] as const

/** Who says of itself, of all of them, who owns it. */
const OWNED = 'post.exercise.example'

/** The sources of the exercise, each with what two reviewers say of it, outlets with the page that is read of them; one says who owns it. */
export const exercise: ExercisePart = {
  permissions: ['sources:read', 'sources:write', 'sources:assess'],
  async seed(ctx) {
    if (ctx.node.realm !== 'exercise') return
    const { items } = await ctx.call(publicSources, { what: 'source', limit: 50 })
    const known = new Set(items.map(({ title }) => title))
    for (const { name, kind, domains, ...said } of SOURCES.filter((one) => !known.has(one.name))) {
      const country = 'Practica'
      const { code } = await ctx.call(addSource, { name, kind, domains, country, languages: 'en' })
      const words = { ...said, source: code, language: 'en', name: 'A. Reader, library' } as const
      const { assessment } = await ctx.call(assess, words)
      const { items: rows } = await ctx.call(assessmentsOf, { source: code })
      const read = rows.find(({ id }) => id === assessment)?.read ?? ''
      await ctx.call(agree, { assessment, name: 'B. Reader, library', read })
      if (kind !== 'outlet') continue
      const url = `https://${domains}/said`
      const title = `The news of today, ${name}`
      await ctx.call(addItem, { type: 'webpage', title, url, source: code, isOther: true })
      if (domains !== OWNED) continue
      await ctx.call(noteDisclosure, {
        source: code,
        number: 5,
        state: 'stated',
        statement: 'A cooperative of its readers owns it.',
        url: `https://${OWNED}/about`,
        asOf: ctx.now().slice(0, 10),
        statedBy: 'Its imprint',
      })
    }
  },
}
