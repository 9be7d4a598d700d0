import type { CommandContext } from '../../core/action.ts'
import { msBetween, SECOND } from '../../core/time.ts'
import type { Channel, ComposedMessage, MessageFacts } from './channel.ts'
import { withOthers } from './channel-mail.ts'
import { subscriptionOf } from './subscription.ts'
import { pushWords as words } from './texts/push.ts'

/** What is taken back must be heard even by a telephone that was off until after the end. */
const LEAST_TTL_S = 60 * 60
const MOST_TTL_S = 24 * 60 * 60
/** With every other field a message stays below 3,993 bytes, whatever the script. */
const MAX_HEADLINE = 300

/** Notifications of browsers: a wake-up with the headline; the page that opens has the alert. */
export const pushChannel: Channel = {
  name: 'push',
  concurrency: 8,
  compose: async (ctx, facts) => composePush(ctx, facts),
  async send(ports, message) {
    const { topic = '', ttlSeconds = LEAST_TTL_S } = message.push ?? {}
    const to = subscriptionOf(message.address)
    const done = await ports.push.send({ to, text: message.text, topic, ttlSeconds })
    const { status, isSink, isGone } = done
    return { providerId: null, status: String(status), isSink, isGone }
  },
}

function composePush(ctx: CommandContext, facts: MessageFacts): ComposedMessage {
  const { node } = ctx
  const t = node.speak(facts.language)
  const home = `${node.prefix}/${facts.language}`
  const isStation = facts.purpose === 'ask' || facts.ownerKind === 'station'
  const seconds = Math.floor(msBetween(ctx.now, facts.expiresAt) / SECOND)
  const subject = withOthers(t, t(titleOf(facts)), facts)
  const shown = {
    title: node.realm === 'exercise' ? `${t(words.exercise)}: ${subject}` : subject,
    body: facts.headline.slice(0, MAX_HEADLINE),
    lang: facts.language,
    dir: t.direction,
    tag: facts.alert,
    url: isStation ? `${home}/station` : `${home}/console/alerts/${facts.alert}`,
  }
  return {
    subject: '',
    text: JSON.stringify(shown),
    push: {
      // 32 characters: a newer message about the alert replaces one that still waits.
      topic: facts.alert.replaceAll('-', '').slice(0, 32),
      ttlSeconds: Math.min(Math.max(seconds, LEAST_TTL_S), MOST_TTL_S),
    },
  }
}

/** What a message is, in a few words. */
export function titleOf({ kind, purpose }: Pick<MessageFacts, 'kind' | 'purpose'>) {
  if (kind === 'Cancel') return words.cancelled
  if (kind === 'AllClear') return words.cleared
  if (purpose === 'help') return words.help
  if (purpose === 'review') return words.review
  if (purpose === 'silent') return words.silent
  return kind === 'Update' ? words.updated : words.alert
}
