import type { Channel } from './channel.ts'
import { hookChannel } from './channel-hook.ts'
import { mailChannel } from './channel-mail.ts'
import { pushChannel } from './channel-push.ts'
import { smsChannel } from './channel-sms.ts'
import type { RouteChannel } from './reach.ts'

/** Every way to people that this version has. */
export const CHANNELS: readonly Channel[] = [smsChannel, mailChannel, pushChannel, hookChannel]

/** The channel of a name; undefined for one that this version cannot use. */
export function channelOf(name: RouteChannel): Channel | undefined {
  return CHANNELS.find((channel) => channel.name === name)
}
