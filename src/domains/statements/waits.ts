import { holds } from '../../core/actor.ts'
import { SHOWN_OF_SLICE, type Waiting, type Waits } from '../../core/page-parts.ts'
import { waiting } from './actions/read.ts'
import { wordPath } from './pages/look.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'

/** What waits of the word to the public: first words, texts that somebody else wrote, people to tell, judgements. */
export const waits: Waits = {
  name: 'statements',
  permission: 'statements:read',
  async list(ctx) {
    const may = (verb: string) => holds(ctx.actor, `statements:${verb}`)
    if (!['write', 'release', 'notify', 'judge'].some(may)) return []
    const { words, notices, judged } = await ctx.call(waiting, {})
    const isActual = ctx.node.realm === 'actual'
    // Nobody publishes his own words, nor agrees with himself: it waits for the others.
    const own = await ctx.ofReader(({ actor: { id } }) => ({
      words: words.filter(({ writtenBy }) => isActual && writtenBy === id).map((one) => one.id),
      judged: judged
        .filter(({ judgedBy }) => isActual && judgedBy === id)
        .map((one) => one.statement),
    }))
    const all: Waiting[] = []
    for (const { id, state, openedAt, dueAt, writtenAt, ...of } of words) {
      const until = state === 'due' ? dueAt : null
      const how = { ...about(of), until, severity: 'severe' } as const
      if (writtenAt === null && may('write'))
        all.push({
          ...how,
          key: `first ${id}`,
          what: texts.first,
          act: texts.write,
          since: openedAt,
        })
      if (writtenAt !== null && may('release') && !own.words.includes(id))
        all.push({
          ...how,
          key: `second ${id}`,
          what: texts.second,
          act: texts.read,
          since: writtenAt,
        })
    }
    if (may('notify'))
      for (const { id, who, beganAt: since, dueAt: until, ...of } of notices) {
        const named = Object.entries(who).map(([language, one]) => [
          language,
          `${one} (${of.incidentCode})`,
        ])
        const how = { ...about(of), about: Object.fromEntries(named) as Record<string, string> }
        all.push({
          ...how,
          key: `tell ${id}`,
          what: texts.tell,
          since,
          until,
          severity: 'moderate',
        })
      }
    if (may('judge'))
      for (const { statement, judgedAt, ...of } of judged)
        if (!own.judged.includes(statement)) {
          const how = { ...about(of), key: `judge ${statement}`, what: texts.judge }
          all.push({ ...how, since: judgedAt ?? ctx.now, until: null, severity: 'moderate' })
        }
    return all.slice(0, SHOWN_OF_SLICE)
  },
}

function about({
  incident,
  incidentCode,
}: {
  readonly incident: string
  readonly incidentCode: string
}) {
  return { about: incidentCode, act: texts.look, end: 'late', path: wordPath(incident) } as const
}
