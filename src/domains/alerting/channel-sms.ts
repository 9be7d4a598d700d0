import { createHash } from 'node:crypto'
import type { NodeFacts } from '../../core/action.ts'
import { isLanguage } from '../../core/text.ts'
import { fitted, partsOf } from '../../lib/sms/index.ts'
import type { Channel, MessageFacts } from './channel.ts'
import type { Answer } from './schema.ts'
import { smsWords } from './texts/reach.ts'
import { alertTag } from './which-alert.ts'

/** Parts of one message: two are still read as one by every telephone, and each is paid for. */
export const MAX_PARTS = 2

/** Short messages by the gateway of the node. */
export const smsChannel: Channel = {
  name: 'sms',
  concurrency: 8,
  async compose(ctx, facts) {
    return { subject: '', text: smsText(facts, ctx.node) }
  },
  async send(ports, message) {
    const { providerId, isSink } = await ports.sms.send({
      to: message.address,
      text: message.text,
      // Gateways want short names.
      id: smsId(message.id),
    })
    return { providerId: providerId ?? smsId(message.id), status: 'accepted', isSink }
  },
}

/** What an SMS asks of a station, as it goes out, and in how many parts. */
export function askedBySms(
  said: Pick<MessageFacts, 'headline' | 'instruction'> & {
    readonly language: string
    readonly answers: readonly Answer[]
  },
  node: Pick<NodeFacts, 'realm' | 'speak'>,
): { readonly text: string; readonly parts: number } {
  const language = isLanguage(said.language) ? said.language : 'en'
  const alone = { alert: '', others: 0, place: '', purpose: 'ask', silent: 0 } as const
  const text = smsText({ ...said, ...alone, language }, node)
  return { text, parts: partsOf(text).parts }
}

/** A message's name for gateways, 32 hex digits. */
export function smsId(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 32)
}

/** The words of a short message, EXERCISE first where it is one, in at most {@link MAX_PARTS} parts. */
function smsText(
  facts: Pick<
    MessageFacts,
    'alert' | 'others' | 'language' | 'headline' | 'instruction' | 'place' | 'purpose' | 'silent'
  > & { readonly answers: readonly Answer[] },
  node: Pick<NodeFacts, 'realm' | 'speak'>,
): string {
  const t = node.speak(facts.language)
  const { headline, instruction, place, purpose, silent, answers, others } = facts
  const also = others > 0 ? t(smsWords.also, { count: others }) : ''
  const fit = (head: string, middle: string, tail = '') => {
    // A headline has its mark already.
    const mark = t(smsWords.exercise)
    const isMarked = node.realm !== 'exercise' || head.startsWith(mark)
    const marked = isMarked ? head : `${mark} ${head}`
    return fitted({ head: plain(marked), middle: plain(middle), tail: plain(tail) }, MAX_PARTS)
  }
  if (purpose === 'silent') return fit(t(smsWords.silent, { place, count: silent }), headline)
  if (purpose === 'review') return fit(t(smsWords.review), headline)
  if (purpose === 'help') return fit(t(smsWords.help, { place }), headline)
  if (purpose === 'told') return fit(headline, '', also)
  // With several in force an answer has to say which one it is for.
  const how =
    others > 0 ? t(smsWords.named, { letters: alertTag(facts.alert) }) : t(smsWords.answer)
  return fit(headline, instruction, answers.length > 0 ? how : also)
}

/** Without the marks that keep directions apart on a screen, and in one line: each mark would cost 90 places. */
export function plain(words: string): string {
  return words
    .replaceAll(/[\u200e\u200f\u2066-\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
