import type { CommandContext } from '../../core/action.ts'
import { unmarked } from '../../core/text.ts'
import type { Channel, ComposedMessage, MessageFacts } from './channel.ts'
import { aboutOf, withOthers } from './channel-mail.ts'
import { titleOf } from './channel-push.ts'
import { hookMessage } from './hook.ts'
import { opened } from './needs.ts'
import { mailWords } from './texts/mail.ts'

/** Longest part of an instruction; the page that the link opens has it whole. */
const MAX_INSTRUCTION = 1_000

/** Webhooks: a title, some lines and the link to the alert, for a service that people read. */
export const hookChannel: Channel = {
  name: 'hook',
  // One that hangs holds one of these until its time is over.
  concurrency: 8,
  compose: composeHook,
  async send(ports, message, node) {
    const { hook, id, purpose, severity, subject: title, text } = message
    if (hook === undefined) throw new Error('a webhook has a link')
    const type = purpose === 'ask' ? 'alert' : `alert.${purpose}`
    const said = { id, type, title, text, severity, ...hook }
    const answer = await ports.webhook.send(hookMessage(node, message.address, said))
    return { providerId: null, status: '', isSink: answer.isSink, answer }
  },
}

async function composeHook(ctx: CommandContext, facts: MessageFacts): Promise<ComposedMessage> {
  const { node } = ctx
  const t = node.speak(facts.language)
  const title = withOthers(t, t(titleOf(facts)), facts)
  const isExercise = node.realm === 'exercise'
  const lines = [aboutOf(t, facts), facts.headline, facts.instruction.slice(0, MAX_INSTRUCTION)]
  return {
    subject: unmarked(isExercise ? t(mailWords.mark, { subject: title }) : title),
    text: unmarked(lines.filter((line) => line !== '').join('\n')),
    hook: {
      link: `${node.origin}${node.prefix}/${facts.language}/console/alerts/${facts.alert}`,
      opened: await ctx.ask(opened, {}),
      time: ctx.now,
    },
  }
}
