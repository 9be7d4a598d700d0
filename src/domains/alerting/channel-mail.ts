import type { CommandContext } from '../../core/action.ts'
import { newSecret, secretHash } from '../../core/id.ts'
import { type Translator, unmarked } from '../../core/text.ts'
import { addMs, DAY } from '../../core/time.ts'
import type { Channel, ComposedMessage, MessageFacts } from './channel.ts'
import { stationPlace } from './needs.ts'
import { ANSWERS } from './schema.ts'
import { stationAnswer } from './station-answers.ts'
import { attempts, messageName } from './store/attempt.ts'
import { links as linkTable } from './store/link.ts'
import { mailWords as words } from './texts/mail.ts'

/** Random bits of a link: nobody finds one by trying. */
const LINK_BITS = 160
/** Longest part of an instruction in a mail; the page of the link and the station page have it whole. */
const MAX_INSTRUCTION = 2_000

/** Mails with links that answer. */
export const mailChannel: Channel = {
  name: 'mail',
  concurrency: 4,
  compose: composeMail,
  async send(ports, message) {
    const { subject, text: body, mail } = message
    if (mail === undefined) throw new Error('a mail has a name')
    await ports.mail.send({
      to: message.address,
      subject,
      text: body,
      messageId: mail.messageId,
      ...(mail.inReplyTo === null ? {} : { inReplyTo: mail.inReplyTo }),
    })
    return { providerId: mail.messageId, status: 'accepted', isSink: ports.mail.isSink === true }
  },
}

async function composeMail(ctx: CommandContext, facts: MessageFacts): Promise<ComposedMessage> {
  const t = ctx.node.speak(facts.language)
  const isExercise = ctx.node.realm === 'exercise'
  const parts = [
    isExercise && t(words.exercise),
    aboutOf(t, facts),
    facts.headline,
    facts.purpose === 'help' ? null : clipped(facts.instruction),
    facts.kind === 'Cancel'
      ? null
      : t(words.until, { time: t.dateTime(facts.expiresAt, ctx.node.zone) }),
    ...(facts.purpose === 'ask' ? await answerLinks(ctx, facts, t) : [boardLink(ctx, facts, t)]),
    t(words.why, { node: new URL(ctx.node.origin).host }),
  ]
  const lines = parts.filter((part) => typeof part === 'string' && part !== '')
  return {
    subject: subjectOf(t, facts, isExercise),
    text: `${lines.join('\n\n')}\n`,
    mail: await namesOf(ctx, facts),
  }
}

/** Why a message about other stations goes out; empty for one that asks its own. */
export function aboutOf(t: Translator, { purpose, place, silent }: MessageFacts): string {
  if (purpose === 'silent') return t(words.silent, { place, count: silent })
  if (purpose === 'help') return t(words.help, { place })
  return purpose === 'review' ? t(words.review) : ''
}

function clipped(instruction: string): string {
  const isLong = instruction.length > MAX_INSTRUCTION
  return isLong ? `${instruction.slice(0, MAX_INSTRUCTION)} …` : instruction
}

/** One line, EXERCISE first where it is one. */
function subjectOf(t: Translator, facts: MessageFacts, isExercise: boolean): string {
  const headline = facts.headline.replaceAll(/\s+/g, ' ').slice(0, 200)
  const said =
    facts.kind === 'Cancel'
      ? t(words.takenBack, { subject: headline })
      : facts.purpose === 'review'
        ? t(words.reviewSubject, { subject: headline })
        : headline
  const counted = withOthers(t, said, facts)
  return unmarked(isExercise ? t(words.mark, { subject: counted }) : counted)
}

/** A title that says how many other alerts are in force there; as it is where there is none. */
export function withOthers(
  t: Translator,
  subject: string,
  { others }: Pick<MessageFacts, 'others'>,
): string {
  return others === 0 ? subject : unmarked(t(words.others, { subject, count: others }))
}

/** Links to the page that answers; a mail that is written again gets new ones, and the old ones stay good. */
async function answerLinks(ctx: CommandContext, facts: MessageFacts, t: Translator) {
  const { station, alert, revision, owner, route } = facts
  if (station === null || facts.answers.length === 0) return []
  const { area, number, name } = await ctx.ask(stationPlace, { station })
  const token = newSecret(LINK_BITS)
  const place = `${number} · ${name}`
  await linkTable.remove(ctx.tx, { expiresAt: { before: addMs(ctx.now, -DAY) } })
  const of = { hash: secretHash(token), alert, revision, station, area, place, owner, route }
  await linkTable.insert(ctx.tx, { ...of, madeAt: ctx.now, expiresAt: facts.expiresAt })
  const { origin, prefix } = ctx.node
  const address = `${origin}${prefix}/${facts.language}/answer/${token}`
  const links = ANSWERS.filter((answer) => facts.answers.includes(answer)).map((answer) =>
    unmarked(
      t(words.link, {
        what: t(stationAnswer(facts.eventCode, answer)),
        address: `${address}?a=${answer}`,
      }),
    ),
  )
  return [t(words.station, { place }), t(words.howTo), links.join('\n')]
}

function boardLink({ node }: CommandContext, { language, alert }: MessageFacts, t: Translator) {
  const address = `${node.origin}${node.prefix}/${language}/console/alerts/${alert}`
  return unmarked(t(words.board, { address }))
}

/** A name per message and route, and the name of the first one of the alert: mail programs then show them together. */
async function namesOf(ctx: CommandContext, facts: MessageFacts) {
  const host = new URL(ctx.node.origin).hostname
  const name = (id: string) => `<${id.replaceAll('/', '.')}@${host}>`
  const messageId = name(facts.id)
  const { alert, route } = facts
  const sent = { alert, route, state: ['sent', 'delivered'] } as const
  const first = await attempts.one(ctx.tx, sent, { order: ['at'] })
  const root = first === undefined ? null : name(messageName(first))
  return { messageId, inReplyTo: root === messageId ? null : root }
}
