import { newId } from '../../core/id.ts'
import type { Mail, Sms } from '../../core/port.ts'
import { MAX_OUTBOX, type Message } from './memory.ts'
import type { Words } from './words.ts'

/** Who is woken. */
export interface Recipients {
  readonly mail: readonly string[]
  readonly sms: readonly string[]
}

/** How they are reached; null where nothing is set up. */
export interface Carriers {
  readonly mail: Mail | null
  readonly sms: Sms | null
}

/** A message is tried at every look; after so many it is given up: two hours at four looks a minute. */
const MAX_TRIES = 480

/** One message for each recipient, after what waits already. */
export function enqueue(
  outbox: readonly Message[],
  words: Words,
  { mail, sms }: Recipients,
): Message[] {
  const one = (channel: Message['channel'], to: string): Message => ({
    id: newId(),
    channel,
    to,
    subject: words.subject,
    text: channel === 'mail' ? words.text : words.short,
    tries: 0,
  })
  const all = [...outbox, ...mail.map((to) => one('mail', to)), ...sms.map((to) => one('sms', to))]
  return all.slice(-MAX_OUTBOX)
}

/** Sends what waits, all at once; gives what still waits, and says why. */
export async function deliver(
  outbox: readonly Message[],
  carriers: Carriers,
  say: (line: string) => void,
): Promise<Message[]> {
  const left = await Promise.all(
    outbox.map(async (message) => {
      try {
        await send(message, carriers)
        return []
      } catch (error) {
        const tries = message.tries + 1
        const end = tries >= MAX_TRIES ? 'given up' : 'tried again at the next look'
        if (tries === 1 || tries >= MAX_TRIES)
          say(`A message by ${message.channel} was not sent: ${(error as Error).message}; ${end}.`)
        return tries >= MAX_TRIES ? [] : [{ ...message, tries }]
      }
    }),
  )
  return left.flat()
}

async function send(message: Message, { mail, sms }: Carriers): Promise<void> {
  const { id, to, subject, text, channel } = message
  if (channel === 'sms') {
    if (sms === null) throw new Error('no SMS gateway is set up')
    await sms.send({ id, to, text })
    return
  }
  if (mail === null) throw new Error('no mail server is set up')
  await mail.send({ to, subject, text, messageId: `<${id}@lookout>` })
}
