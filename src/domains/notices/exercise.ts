import type { ExerciseContext, ExercisePart } from '../../core/exercise.ts'
import { decide, judge, review } from './actions/decide.ts'
import { approve, write } from './actions/draft.ts'
import { noteCorrection } from './actions/hear.ts'
import { handLetter, waitingLetters } from './actions/letter.ts'
import { deskNotice, deskNotices } from './actions/read.ts'
import { hand, serve } from './actions/serve.ts'
import { agree, appeal, reply } from './actions/subject.ts'
import { publicClaims, publicItems, publicSources } from './needs.ts'
import { records } from './records.ts'
import type { NoticeRow } from './schema.ts'
import { elsewhereTexts as texts } from './texts/desk.ts'
import { ANSWERS, NOTICES, OFFICE } from './texts/played.ts'

/** What plays here; what it does itself is not answered a second time. */
const PLAYER = 'exercise:notices'
/** Claims, sources and notices of one node that are looked through. */
const MOST = 50
const LANGUAGE = 'en'
const FREE = { isFree: true } as const

/**
 * Notices to outlets in different states, once whoever leads the exercise begins them, since their clocks run from then on:
 * one annulled, one decided with the reply beside it, one that the office decides in minutes or loses, one urgent that awaits
 * its reply. Outlets answer what participants send them.
 */
export const exercise: ExercisePart = {
  permissions: [
    'accounts:self',
    'claims:read',
    'notices:answer',
    'notices:issue',
    'notices:judge',
    'notices:read',
    'notices:review',
  ],
  buttons: [{ name: 'begin', story: texts.story, label: texts.begin, hint: texts.beginHint }],
  async press(ctx) {
    const { items: known } = await ctx.call(deskNotices, { limit: MOST })
    const { items: claims } = await ctx.ask(publicClaims, { limit: MOST })
    const { items: sources } = await ctx.ask(publicSources, { what: 'source', limit: MOST })
    const codeOf = (title: string) => sources.find((one) => one.title === title)?.code
    for (const one of NOTICES) {
      const claim = claims.find(({ words }) => words.includes(one.about))?.code
      const [source, issuer] = [codeOf(one.source), codeOf(OFFICE)]
      const found = { what: 'item', search: one.source, limit: 1 } as const
      const item = (await ctx.ask(publicItems, found)).items[0]?.code
      const codes = { claim, source, issuer, item }
      if (!isWhole(codes)) continue
      if (known.some((row) => row.quote === one.quote && row.source === source)) continue
      await play(ctx, one, codes)
    }
  },
  async take(ctx, { type, actor, body }) {
    if (actor === PLAYER || !ANSWERED.has(type)) return
    const { notice } = await ctx.call(deskNotice, { notice: (body as { code: string }).code })
    await answer(ctx, notice)
  },
}

const ANSWERED: ReadonlySet<string> = new Set(
  [records['accuracynotice.served'], records['accuracynotice.decided']].map(({ type }) => type),
)

type Played = (typeof NOTICES)[number]
type Codes = Readonly<Record<'claim' | 'source' | 'issuer' | 'item', string>>

/** Whether everything that a notice rests on is there; a node that was killed may lack some. */
function isWhole(codes: { readonly [K in keyof Codes]: string | undefined }): codes is Codes {
  return !Object.values(codes).includes(undefined)
}

/** One notice, as far as it goes. */
async function play(ctx: ExerciseContext, one: Played, codes: Codes): Promise<void> {
  const notice = await handedOver(ctx, one, codes)
  if ('reply' in one) {
    const said = { words: one.reply, language: LANGUAGE, by: one.by } as const
    await ctx.call(reply, { notice, ...said })
  }
  const read = async () => ({ notice, read: (await ctx.call(deskNotice, { notice })).read })
  if ('decision' in one) {
    await ctx.call(review, { notice, ...FREE })
    await ctx.call(decide, { ...(await read()), ...one.decision, ...FREE })
  }
  if ('appeal' in one) {
    await ctx.call(appeal, { notice, grounds: one.grounds, by: one.by })
    await ctx.call(judge, { ...(await read()), ...one.appeal, ...FREE })
  }
  const { items } = await ctx.call(waitingLetters, {})
  const sent = { channel: 'hand', proof: 'Signed for (exercise)' } as const
  for (const { id: letter, code } of items)
    if (code === notice) await ctx.call(handLetter, { letter, ...sent })
}

/** Writes it, approves it and hands it over; gives its code. */
async function handedOver(ctx: ExerciseContext, one: Played, codes: Codes): Promise<string> {
  const { category, quote, facts, harm } = one
  const { notice } = await ctx.call(write, {
    ...codes,
    quote,
    quoteLanguage: LANGUAGE,
    saidOn: ctx.now().slice(0, 10),
    category,
    facts,
    language: LANGUAGE,
    harm,
    lessIntrusive: 'Exercise: a telephone call was not returned.',
    remedy: 'correction',
    ground: 'voluntary',
    detection: 'person',
    flaggedBy: 'citizen',
    isAboutIssuer: false,
    isUrgent: 'isUrgent' in one,
  })
  const read = async () => ({ notice, read: (await ctx.call(deskNotice, { notice })).read })
  await ctx.call(approve, { ...(await read()), ...FREE })
  await ctx.call(hand, { notice, channel: 'hand', proof: 'Signed for (exercise)' })
  await ctx.call(serve, await read())
  return notice
}

/** What the outlet does with what a participant sent it: one stands by its words and appeals, one corrects them. */
async function answer(
  ctx: ExerciseContext,
  { code: notice, ...row }: Omit<NoticeRow, 'writtenDevice'>,
) {
  const own = Object.entries(ANSWERS).find(([name]) => name === row.sourceName)?.[1]
  if (own === undefined) return
  const { by, reply: words, grounds } = own
  if (row.state === 'reply_open' && words !== null)
    await ctx.call(reply, { notice, words, language: LANGUAGE, by })
  else if (row.state === 'reply_open') {
    await ctx.call(agree, { notice })
    const url = row.url ?? 'https://radio.exercise.example/said'
    await ctx.call(noteCorrection, { notice, url, isProminent: true })
  } else if (row.state === 'appeal_open' && grounds !== null && row.outcome !== 'no_action')
    await ctx.call(appeal, { notice, grounds, by })
}
